"""Durations and other lopsided values before and after, in words. “Shorter” is only said of enough values."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.statistics.ranks import RanksCompared
from goldseam.verdicts.verdict import Better, Verdict, mood_of
from goldseam.verdicts.words import amount, by_chance, joined

LEAST_EACH = 20
ALPHA = 0.05


def of(compared: RanksCompared, better: Better = "lower", unit: str = "", is_time: bool = False) -> Verdict:
    """Two groups, before and after. A claim needs twenty values in both, and a difference that chance seldom makes.

    Of times (`is_time`) it says “shorter”, of other values “lower”.
    """
    if compared.shift is None or compared.p is None:
        return Verdict(
            _("There are no values before, or none after."), _("Too early to say: there is nothing to compare.")
        )
    if is_clear(compared):
        shows = joined(_clear(compared, unit, is_time), by_chance(compared.p))
        return Verdict(shows, _else_changed(), mood=mood_of(compared.shift < 0, better), decided=True)
    return Verdict(joined(_unclear(compared, unit), by_chance(compared.p)), _too_early(), _missing(compared))


def is_clear(compared: RanksCompared) -> bool:
    """Both ways of reckoning agree that there is a difference, in enough values."""
    return (
        compared.p is not None
        and compared.p < ALPHA
        and not _fits_nothing(compared)
        and not _more_before(compared)
        and not _more_after(compared)
    )


def _fits_nothing(compared: RanksCompared) -> bool:
    """No difference at all fits as well. With many equal values the test alone may say otherwise."""
    return compared.low is None or compared.high is None or compared.low <= 0 <= compared.high


def _clear(compared: RanksCompared, unit: str, is_time: bool) -> str:
    shift = compared.shift or 0
    if is_time:
        shorter, longer = (
            _("Shorter now: the middle difference is %(shift)s."),
            _("Longer now: the middle difference is %(shift)s."),
        )
        words = shorter if shift > 0 else longer
    else:
        lower, higher = (
            _("Lower now: the middle difference is %(shift)s."),
            _("Higher now: the middle difference is %(shift)s."),
        )
        words = lower if shift > 0 else higher
    return joined(words % {"shift": amount(abs(shift), unit)}, _range(compared, unit))


def _unclear(compared: RanksCompared, unit: str) -> str:
    shift = compared.shift or 0
    if not shift:
        words = _("No clear difference: the middle difference is none.")
    elif shift > 0:
        words = _(
            "No clear difference: the middle difference is %(shift)s less, with %(before)s before and %(after)s after."
        )
    else:
        words = _(
            "No clear difference: the middle difference is %(shift)s more, with %(before)s before and %(after)s after."
        )
    facts = {"shift": amount(abs(shift), unit), "before": _values(compared.n_before), "after": compared.n_after}
    return joined(words % facts, _range(compared, unit))


def _values(number: int) -> str:
    return ngettext("%(number)s value", "%(number)s values", number) % {"number": number}


def _range(compared: RanksCompared, unit: str) -> str:
    if compared.low is None or compared.high is None:
        return ""
    low, high = (compared.low, compared.high) if (compared.shift or 0) >= 0 else (-compared.high, -compared.low)
    if low < 0:
        words = _("Anything from %(low)s to %(high)s fits, where a minus means the other direction.")
    else:
        words = _("Anything from %(low)s to %(high)s fits.")
    return words % {"low": amount(low), "high": amount(high, unit)}


def _else_changed() -> str:
    return _("Whether the change did it, the values do not say: harder or easier cases would look the same.")


def _too_early() -> str:
    return _("Too early to say: values like these scatter so much that small groups often look better by chance.")


def _missing(compared: RanksCompared) -> str:
    before, after = _more_before(compared), _more_after(compared)
    if before and after:
        words = _(
            "At least %(before)s more before and %(after)s more after are needed before one may speak of a change."
        )
    elif before:
        words = ngettext(
            "At least %(before)s more before is needed before one may speak of a change.",
            "At least %(before)s more before are needed before one may speak of a change.",
            before,
        )
    elif after:
        words = ngettext(
            "At least %(after)s more after is needed before one may speak of a change.",
            "At least %(after)s more after are needed before one may speak of a change.",
            after,
        )
    else:
        words = _("Go on collecting, or ask a narrower question: what share was done within the promised time?")
    return words % {"before": before, "after": after}


def _more_before(compared: RanksCompared) -> int:
    return max(0, LEAST_EACH - compared.n_before)


def _more_after(compared: RanksCompared) -> int:
    return max(0, LEAST_EACH - compared.n_after)
