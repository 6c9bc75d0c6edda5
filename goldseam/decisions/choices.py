"""The few answers that a decision knows."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    ACCEPTED = "accepted", _("accepted")
    REJECTED = "rejected", _("rejected")
    DEPRECATED = "deprecated", _("no longer followed")
    SUPERSEDED = "superseded", _("superseded")


class Reversibility(models.TextChoices):
    EASY = "easy", _("Easy to take back")
    HARD = "hard", _("Hard to take back")


class CameTrue(models.TextChoices):
    YES = "yes", _("It came true")
    PARTLY = "partly", _("It came true in part")
    NO = "no", _("It did not come true")
    CANNOT_TELL = "cannot_tell", _("We cannot tell yet")
