"""How often it happened before a change and since, as a picture: both rates with the interval that fits the counts."""

from django.utils.translation import gettext as _

from goldseam.changes.sentences import counts_in_words
from goldseam.charts import BeforeAfter, Side
from goldseam.statistics.rates import rate_interval
from goldseam.verdicts.words import amount

WEEKS_OF_A_YEAR = 52


def picture_of(look) -> BeforeAfter:
    """One look at later data. What is rare is told by the year, so that its numbers can be pictured."""
    is_rare = max(look.events_before / look.weeks_before, look.events_after / look.weeks_after) < 1
    weeks, unit = (WEEKS_OF_A_YEAR, _("a year")) if is_rare else (1, _("a week"))
    before = _side(_("Before"), look.events_before, look.weeks_before, weeks)
    after = _side(_("Since the change"), look.events_after, look.weeks_after, weeks, is_new=True)
    return BeforeAfter(look.what, _summary(before, after, unit), (before, after), unit, value_name=_("How often"))


def _side(name: str, count: int, weeks: float, per: int, is_new: bool = False) -> Side:
    found = rate_interval(count, weeks)
    return Side(name, found.rate * per, found.low * per, found.high * per, counts_in_words(count, weeks), is_new=is_new)


def _summary(before: Side, after: Side, unit: str) -> str:
    return _("Before: %(before)s %(unit)s (95%% interval: %(before_range)s). Since: %(after)s (%(after_range)s).") % {
        "unit": unit,
        "before": amount(before.value),
        "before_range": _range(before),
        "after": amount(after.value),
        "after_range": _range(after),
    }


def _range(side: Side) -> str:
    return _("%(low)s to %(high)s") % {"low": amount(side.low), "high": amount(side.high)}
