"""What is written down each time, and with it which chart fits; which way is better; how often."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SeriesKind(models.TextChoices):
    VALUE = "value", _("A value")
    COUNT = "count", _("How many each time, when times are alike")
    RATE = "rate", _("How many per …, and how much there was of it")
    SHARE = "share", _("How many out of how many")
    GAP = "gap", _("How many cases went by between two of them")
    TIME_BETWEEN = "time_between", _("The day on which it happened")


class Better(models.TextChoices):
    LOWER = "lower", _("Lower is better")
    HIGHER = "higher", _("Higher is better")
    NEITHER = "", _("Neither; we want to know")


class Every(models.TextChoices):
    DAY = "day", _("Each day")
    WEEK = "week", _("Each week")
    MONTH = "month", _("Each month")
    EVENT = "event", _("Each time it happens")


# Examples, for those who choose a kind.
HINTS = {
    SeriesKind.VALUE: _("Minutes until somebody answered, degrees, euros."),
    SeriesKind.COUNT: _("Errors a week, as long as the weeks are alike."),
    SeriesKind.RATE: _("Falls per 1,000 patient days, bugs per release."),
    SeriesKind.SHARE: _("Handovers with the list used, out of all handovers."),
    SeriesKind.GAP: _("Deployments between two failed ones. For what happens rarely."),
    SeriesKind.TIME_BETWEEN: _("You enter days; the time between them is computed. For what happens rarely."),
}

COUNTED = {SeriesKind.COUNT, SeriesKind.RATE, SeriesKind.SHARE, SeriesKind.GAP}
HAS_OF = {SeriesKind.RATE, SeriesKind.SHARE}
RARE = {SeriesKind.GAP, SeriesKind.TIME_BETWEEN}
