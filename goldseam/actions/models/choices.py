"""What an action is for, and which kind of change it makes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Aim(models.TextChoices):
    PREVENT = "prevent", _("Prevent")
    DETECT = "detect", _("Detect sooner")
    LIMIT = "limit", _("Limit the damage")
    RECOVER = "recover", _("Recover faster")
    LEARN = "learn", _("Learn")


class Remedy(models.TextChoices):
    """Kinds of change, strongest first. `actions/remedies.py` says how strong each is and what it fits."""

    REMOVE_HAZARD = "remove_hazard", _("Remove the hazard or the step")
    FORCING_FUNCTION = "forcing_function", _("Lock, gate or default that makes it impossible")
    SIMPLIFY = "simplify", _("Simplify, or one standard way")
    AUTOMATE = "automate", _("Let a machine do it")
    LEADERS = "leaders", _("Leaders visibly take part")
    CHECKLIST = "checklist", _("Checklist or aid at a pause point")
    ALERT = "alert", _("Alert or monitoring with a response")
    REDUNDANCY = "redundancy", _("Backup, slack or isolation")
    LESS_LOAD = "less_load", _("Fewer interruptions, less load, more time")
    PRACTICE = "practice", _("Practice by simulation or mentoring")
    READ_BACK = "read_back", _("Read-back or structured hand-over")
    STANDARD = "standard", _("Correct the standard or the form")
    SEPARATE = "separate", _("Tell look-alikes apart")
    EXPERIMENT = "experiment", _("Next small trial")
    SHARE = "share", _("Share what was learned")
    SECOND_CHECK = "second_check", _("Second check by a person")
    WARNING = "warning", _("Warning, label or reminder")
    POLICY = "policy", _("New policy or memo")
    TRAINING = "training", _("Classroom training")
    STUDY = "study", _("Study further")
    APPROVAL = "approval", _("Approval by more people")
    SANCTION = "sanction", _("Warning or sanction to a person")
