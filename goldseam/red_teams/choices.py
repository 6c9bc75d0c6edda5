"""The few answers that a drill knows."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    CHARTERED = "chartered", _("being set up")
    RUNNING = "running", _("at work")
    REPORTED = "reported", _("waits for answers")
    ENDED = "ended", _("answered")
    CALLED_OFF = "called_off", _("called off")


class AnswerKind(models.TextChoices):
    ACCEPT = "accept", _("We accept it as it is")
    ACT = "act", _("We act on it")
    REJECT = "reject", _("We do not follow it")
