"""What is usual, in words: the middle value, and where the true middle may lie."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.statistics.quantiles import Median, Summary, values_needed
from goldseam.verdicts.verdict import Verdict
from goldseam.verdicts.words import amount, joined, percent

LEAST = 5


def of(found: Summary, unit: str = "") -> Verdict:
    """A group of durations or other lopsided values."""
    median = found.median
    if median.median is None:
        return Verdict(_("There are no values yet."), _("Too early to name what is usual."), _more(LEAST))
    if median.n < LEAST:
        return Verdict(
            _single(median), _("Too early to name what is usual: look at each of them."), _more(LEAST - median.n)
        )
    shows = joined(_middle(median, unit), _range(median, unit), _slowest(found, unit))
    return Verdict(shows, _("Whether they become shorter or longer, one group does not say."), _for_range(median))


def _single(median: Median) -> str:
    return ngettext("There is %(n)s value.", "There are %(n)s values.", median.n) % {"n": median.n}


def _more(more: int) -> str:
    return ngettext("%(more)s more value is needed.", "%(more)s more values are needed.", more) % {"more": more}


def _middle(median: Median, unit: str) -> str:
    words = _("The middle of %(n)s values is %(middle)s.")
    return words % {"n": median.n, "middle": amount(median.median or 0, unit)}


def _range(median: Median, unit: str) -> str:
    if median.low is None or median.high is None or median.coverage is None:
        return ""
    words = _("The true middle lies between %(low)s and %(high)s, with %(coverage)s confidence.")
    return words % {"low": amount(median.low), "high": amount(median.high, unit), "coverage": percent(median.coverage)}


def _slowest(found: Summary, unit: str) -> str:
    if found.ninth_tenth is None:
        return ""
    return _("Nine in ten lie at %(limit)s or below.") % {"limit": amount(found.ninth_tenth, unit)}


def _for_range(median: Median) -> str:
    if median.low is not None:
        return ""
    more = values_needed() - median.n
    words = ngettext(
        "%(more)s more value is needed to say how exactly the middle is known.",
        "%(more)s more values are needed to say how exactly the middle is known.",
        more,
    )
    return words % {"more": more}
