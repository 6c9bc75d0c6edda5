"""The words of risks: how far one is, when its trigger fires, how it looks, and what came of it."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class RiskState(models.TextChoices):
    """How far a risk is. What has happened has happened, whatever else was done about it."""

    OPEN = "open", _("open")
    MITIGATED = "mitigated", _("mitigated")
    ACCEPTED = "accepted", _("accepted")
    HAPPENED = "happened", _("came true")


class Comparator(models.TextChoices):
    """When a trigger fires: beyond a number, or once something is so."""

    ABOVE = "above", _("is more than")
    BELOW = "below", _("is less than")
    HAPPENS = "happens", _("is the case (yes or no)")


class Rhythm(models.TextChoices):
    """How often somebody looks."""

    DAY = "day", _("every day")
    WEEK = "week", _("every week")
    MONTH = "month", _("every month")
    QUARTER = "quarter", _("every quarter")
    EACH_TIME = "each_time", _("each time it is done")

    @property
    def span(self) -> timedelta:
        """The time until somebody looks again; what has no rhythm of its own is looked at after a month."""
        days = {Rhythm.DAY: 1, Rhythm.WEEK: 7, Rhythm.MONTH: 30, Rhythm.QUARTER: 91}
        return timedelta(days=days.get(self, 30))


class Outlook(models.TextChoices):
    """How a risk looks beside the last time."""

    BETTER = "better", _("better")
    SAME = "same", _("the same")
    WORSE = "worse", _("worse")


class Outcome(models.TextChoices):
    """What came of a risk, when people look back."""

    CAME_TRUE = "came_true", _("It came true")
    DID_NOT = "did_not", _("It did not")
    CANT_TELL = "cant_tell", _("Nobody can tell")


class Voice(models.TextChoices):
    """Who is easily missing where a plan is looked at."""

    USER = "user", _("Who uses it")
    OPERATOR = "operator", _("Who runs it day by day")
    SUPPLIER = "supplier", _("Who supplies it")
    SCEPTIC = "sceptic", _("Who doubts it")
