"""How long things take, in words, when some are still open."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.statistics.waiting import Survival
from goldseam.verdicts.verdict import Verdict
from goldseam.verdicts.words import joined, many, times

LEAST = 5


def of(found: Survival, unit: str = "day") -> Verdict:
    """After what time half have ended; open ones count for as long as they have waited."""
    if not found.n:
        return Verdict(_("There is nothing to measure yet."), _("Too early to say how long it takes."))
    if found.ended < LEAST:
        return Verdict(_counted(found), _("Too early to say how long it takes."), _more(LEAST - found.ended))
    if found.median is None:
        return Verdict(
            joined(_counted(found), _not_reached()), _open(found), _("Look again when half of them have ended.")
        )
    return Verdict(joined(_counted(found), _half(found, unit), _range(found, unit)), _open(found), decided=True)


def _counted(found: Survival) -> str:
    words = ngettext("%(ended)s of %(n)s has ended.", "%(ended)s of %(n)s have ended.", found.ended)
    return words % {"ended": found.ended, "n": found.n}


def _more(more: int) -> str:
    return ngettext("Wait until %(more)s more has ended.", "Wait until %(more)s more have ended.", more) % {
        "more": more
    }


def _not_reached() -> str:
    return _("More than half still wait, so the middle is not reached.")


def _half(found: Survival, unit: str) -> str:
    if found.median == 0:
        return _("Half end at once.")
    return _("Half end within %(middle)s.") % {"middle": times(found.median or 0, unit)}


def _range(found: Survival, unit: str) -> str:
    if found.low is None or found.high == 0:  # From nothing to nothing is no range.
        return ""
    if found.high is None:
        return _("Anything from %(low)s on fits; an upper end is not known yet.") % {"low": times(found.low, unit)}
    return _("Anything from %(low)s to %(high)s fits.") % {"low": many(found.low), "high": times(found.high, unit)}


def _open(found: Survival) -> str:
    if found.ended == found.n:
        return ""
    return _("Open ones count as long as they have waited so far. Whether they will take longer, nobody knows yet.")
