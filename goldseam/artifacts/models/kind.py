"""The kinds of things that people work by."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ArtifactKind(models.TextChoices):
    CHECKLIST = "checklist", _("Checklist")
    IF_THEN = "if_then_plan", _("If-then plan")
    TEAM_RULE = "team_rule", _("Team rule")
    PROCEDURE = "procedure", _("Standard or procedure")
    CRITERIA = "criteria", _("Acceptance criteria")
    DASHBOARD = "dashboard", _("Dashboard or alert")
    TEST = "test", _("Test or CI rule")
    FORM = "form", _("Form or template")
    TRAINING = "training", _("Training")
    CONTRACT = "contract", _("Contract clause")
    DESIGN = "design", _("Design")


IF_THEN = {ArtifactKind.IF_THEN, ArtifactKind.TEAM_RULE}
