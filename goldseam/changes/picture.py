"""How often it happened before a change and since, as a picture: both rates with the interval that fits the counts."""

from django.utils.translation import gettext as _

from goldseam.changes.amounts import as_exact_as, counted_in
from goldseam.charts import BeforeAfter, Side
from goldseam.statistics.rates import Rate, rate_interval
from goldseam.verdicts.words import amount

WEEKS_OF_A_YEAR = 52


def picture_of(look) -> BeforeAfter:
    """One look at later data. What is rare is told by the year, so that its numbers can be pictured."""
    is_rare = max(look.events_before / look.weeks_before, look.events_after / look.weeks_after) < 1
    weeks, unit = (WEEKS_OF_A_YEAR, _("a year")) if is_rare else (1, _("a week"))
    before = _rate(look.events_before, look.weeks_before, weeks)
    after = _rate(look.events_after, look.weeks_after, weeks)
    sides = (
        Side(_("Before"), *before, counted_in(look.events_before, look.weeks_before)),
        Side(_("Since the change"), *after, counted_in(look.events_after, look.weeks_after), is_new=True),
    )
    return BeforeAfter(look.what, _summary(before, after, unit), sides, unit, value_name=_("How often"))


def _rate(count: int, weeks: float, per: int) -> Rate:
    return Rate(*(as_exact_as(count, per * end) for end in rate_interval(count, weeks)))


def _summary(before: Rate, after: Rate, unit: str) -> str:
    return _("Before: %(before)s %(unit)s (95%% interval: %(before_range)s). Since: %(after)s (%(after_range)s).") % {
        "unit": unit,
        "before": amount(before.rate),
        "before_range": _range(before),
        "after": amount(after.rate),
        "after_range": _range(after),
    }


def _range(rate: Rate) -> str:
    return _("%(low)s to %(high)s") % {"low": amount(rate.low), "high": amount(rate.high)}
