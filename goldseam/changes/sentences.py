"""What counts before and after allow one to say, in words that need no statistics."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.changes.models.verification import Verdict
from goldseam.statistics.rates import time_until_clear

LONGEST = 520


def sentences(verification) -> list[str]:
    """What was counted, what it means, and what is still open."""
    said = [_counts(verification), _meaning(verification)]
    if verification.verdict == Verdict.TOO_EARLY:
        said.append(_what_is_missing(verification))
    if verification.verdict == Verdict.SUPPORTED:
        said.append(
            _("Something else may have changed in the same time: think of season, amount of work, and reporting.")
        )
    return said


def _counts(verification) -> str:
    return _("%(what)s: %(before)s before, %(after)s after.") % {
        "what": verification.what,
        "before": _times(verification.events_before, verification.weeks_before),
        "after": _times(verification.events_after, verification.weeks_after),
    }


def _times(count: int, weeks: float) -> str:
    words = ngettext("%(count)s in %(weeks)s week", "%(count)s in %(weeks)s weeks", 1 if weeks == 1 else 2)
    return words % {"count": count, "weeks": f"{weeks:g}"}


def _meaning(verification) -> str:
    compared = verification.comparison
    if verification.events_before == 0:
        return _("Nothing was counted before, so there is nothing yet that it could happen less often than.")
    if compared.ratio is None:
        return _(
            "Since the change it has not happened. That fits with %(low)s times as often before, or more "
            "(95%% interval without an upper end)."
        ) % {"low": figure(compared.low)}
    return _("Before, it happened %(ratio)s times as often as now (95%% interval: %(low)s to %(high)s).") % {
        "ratio": figure(compared.ratio),
        "low": figure(compared.low),
        "high": figure(compared.high),
    }


def _what_is_missing(verification) -> str:
    counted = verification.events_before, verification.weeks_before, verification.events_after, verification.weeks_after
    more = time_until_clear(*counted, longest=LONGEST)
    if more is None:
        return _(
            "These counts alone will not show it soon. Look for something that happens more often: was the new line "
            "used, did it catch something?"
        )
    if verification.events_after == 0:
        words = ngettext(
            "If it stays away for about %(more)s more week, the numbers would support the change.",
            "If it stays away for about %(more)s more weeks, the numbers would support the change.",
            more,
        )
    else:
        words = ngettext(
            "If it goes on at the rate since the change, about %(more)s more week would show it.",
            "If it goes on at the rate since the change, about %(more)s more weeks would show it.",
            more,
        )
    return words % {"more": more}


def figure(value: float) -> str:
    """Two decimals where they matter, none for large figures: 0.69, 5.38, 243."""
    return f"{value:.0f}" if value >= 10 else f"{value:.2f}"
