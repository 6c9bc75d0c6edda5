"""An average that remembers (EWMA), in words: it sees small shifts that last, and sees them late."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.statistics.control import TRIAL_FROM
from goldseam.statistics.ewma import Ewma
from goldseam.statistics.silence import Silence
from goldseam.verdicts.verdict import Better, Verdict, mood_of
from goldseam.verdicts.words import amount


def of(found: Ewma, better: Better = "", unit: str = "") -> Verdict:
    """Whether the remembered average left its limits, and whether the newest one is still beyond."""
    if found.why_silent or found.target is None or found.lower is None or found.upper is None:
        return _silent(found)
    if not found.outside:
        words = _("The remembered average stays within %(lower)s and %(upper)s.")
        facts = {"lower": amount(found.lower), "upper": amount(found.upper, unit)}
        return Verdict(words % facts, _("That is no proof that nothing changed: a shift shows here only later."))
    is_above = _is_above(found, found.outside[-1])
    still = found.outside[-1] == _newest(found)
    return Verdict(
        _beyond(found, is_above, unit),
        _("Why, it does not say; and the shift began earlier than it shows here."),
        mood=mood_of(is_above, better) if still else "",
        decided=True,
    )


def _silent(found: Ewma) -> Verdict:
    if found.why_silent == Silence.NO_VARIATION:
        return Verdict(
            _("All values that limits are calculated from are the same."),
            _("Too early to say whether anything changed: there are no limits yet."),
            _("Measure more finely, or set a limit by hand."),
        )
    present = sum(average is not None for average in found.averages)
    words = ngettext("There is %(number)s value so far.", "There are %(number)s values so far.", present)
    return Verdict(
        words % {"number": present} if present else _("There are no values yet."),
        _("Too early to say whether anything changed: there are no limits yet."),
        _("Limits need at least %(least)s values to be drawn from.") % {"least": TRIAL_FROM},
    )


def _beyond(found: Ewma, is_above: bool, unit: str) -> str:
    at, border = found.outside[-1] + 1, (found.upper if is_above else found.lower) or 0
    if is_above:
        words = _("At value %(at)s the remembered average lies above its limit of %(border)s: the level was higher.")
    else:
        words = _("At value %(at)s the remembered average lies below its limit of %(border)s: the level was lower.")
    return words % {"at": at, "border": amount(border, unit)}


def _is_above(found: Ewma, place: int) -> bool:
    return (found.averages[place] or 0) > (found.target or 0)


def _newest(found: Ewma) -> int | None:
    return next((at for at in reversed(range(len(found.averages))) if found.averages[at] is not None), None)
