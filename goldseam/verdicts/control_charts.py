"""A control chart in words: points beyond the limits, and the two rules of the run chart."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.statistics.control import FIRM_FROM, TRIAL_FROM, Control, Kind
from goldseam.statistics.silence import Silence
from goldseam.verdicts import run_charts
from goldseam.verdicts.verdict import Better, Verdict
from goldseam.verdicts.words import Names, amount, joined, listed, out_of_hundred

MOST_NAMED = 5
BEYOND_BY_CHANCE = 0.0027  # of normal values, more than three sigmas from their mean


def of(chart: Control, better: Better = "", unit: str = "", names: Names | None = None) -> Verdict:
    """Whether a value lies where an unchanged process seldom comes, or a row of them does.

    Single values stand out and are no change; a row, or a drift, is one.
    """
    if _only_runs_speak(chart):
        said = run_charts.of(chart.runs, better, unit, names)
        return replace(said, missing=joined(_("There are no limits."), _why_silent(chart), _needed(chart)))
    if chart.why_silent:
        return Verdict(
            _why_silent(chart), _("Too early to say whether anything changed: there are no limits yet."), _needed(chart)
        )
    if chart.cannot_be_left and not chart.runs.has_signal:
        return _without_a_test(chart)
    return Verdict(
        shows=_shows(chart, unit, names),
        does_not_show=joined(_by_chance(chart), _not_shown(chart), _too_narrow(chart), _rough(chart)),
        missing=_on_trial(chart),
        mood=run_charts.of(chart.runs, better).mood if chart.runs.has_signal else "",
        decided=chart.runs.has_signal,
        stands_out=bool(chart.outside) and not chart.runs.has_signal,
    )


def _only_runs_speak(chart: Control) -> bool:
    """Not of very rare counts: nearly all of them are 0 and lie below their mean, so long rows are no news."""
    return bool(chart.why_silent) and chart.why_silent != Silence.TOO_RARE and chart.runs.has_signal


def _without_a_test(chart: Control) -> Verdict:
    """The limits are the least and the most that can be: no value could ever lie outside."""
    return Verdict(
        _("No value can lie outside: the limits are the least and the most that there can be."),
        _("Too few cases each time: this chart cannot show a change yet."),
        _("Put more cases into each value: count over longer stretches."),
    )


def _shows(chart: Control, unit: str, names: Names | None) -> str:
    run = run_charts.of(chart.runs, "", unit, names).shows if chart.runs.has_signal else ""
    if chart.outside:
        return joined(_side(chart, True, unit, names), _side(chart, False, unit, names), run)
    if chart.cannot_be_left:
        return run
    return joined(_within(chart, unit), run or _("Nothing but ordinary ups and downs."))


def _side(chart: Control, is_above: bool, unit: str, names: Names | None) -> str:
    at = [place for place in chart.outside if _is_above(chart, place) == is_above]
    if not at:
        return ""
    return _side_named(chart, at, is_above, unit, names) if names else _side_numbered(at, is_above)


def _side_named(chart: Control, at: Sequence[int], is_above: bool, unit: str, names: Names) -> str:
    which = listed(_some([_named(chart, place, unit, names) for place in at]))
    if is_above:
        words = ngettext("%(which)s lies above the upper limit.", "%(which)s lie above the upper limit.", len(at))
    else:
        words = ngettext("%(which)s lies below the lower limit.", "%(which)s lie below the lower limit.", len(at))
    return words % {"which": which}


def _named(chart: Control, place: int, unit: str, names: Names) -> str:
    """“28 Nov 2026 (100 %)”"""
    return _("%(name)s (%(value)s)") % {"name": names(place), "value": amount(chart.values[place] or 0, unit)}


def _side_numbered(at: Sequence[int], is_above: bool) -> str:
    if is_above:
        words = ngettext(
            "Value %(which)s lies above the upper limit.", "Values %(which)s lie above the upper limit.", len(at)
        )
    else:
        words = ngettext(
            "Value %(which)s lies below the lower limit.", "Values %(which)s lie below the lower limit.", len(at)
        )
    return words % {"which": listed(_some([str(place + 1) for place in at]))}


def _some(names: list[str]) -> list[str]:
    more = len(names) - MOST_NAMED
    if more <= 0:
        return names
    return [*names[:MOST_NAMED], ngettext("%(more)s more", "%(more)s more", more) % {"more": more}]


def _by_chance(chart: Control) -> str:
    """How many of so many values lie outside although nothing changed. Gaps lean to one side and have words apart."""
    if not chart.outside or chart.kind in (Kind.G, Kind.T):
        return ""
    n = sum(height is not None for height in chart.z)
    expected = n * BEYOND_BY_CHANCE
    if expected >= 1:
        words = ngettext(
            "Chance alone puts about %(number)s of %(n)s values outside.",
            "Chance alone puts about %(number)s of %(n)s values outside.",
            round(expected),
        )
        return words % {"number": round(expected), "n": n}
    words = _("Among %(n)s values, chance alone puts at least one outside %(often)s.")
    return words % {"n": n, "often": out_of_hundred(1 - (1 - BEYOND_BY_CHANCE) ** n)}


def _within(chart: Control, unit: str) -> str:
    lower, upper = _newest(chart.lower), _newest(chart.upper)
    if lower is None or upper is None:
        return _("All values lie within the limits.")
    return _("All values lie within the limits, which now are %(lower)s and %(upper)s.") % {
        "lower": amount(lower),
        "upper": amount(upper, unit),
    }


def _not_shown(chart: Control) -> str:
    if chart.has_signal:
        return _(
            "Why, the chart does not say: ask what was different there. Limits tell what chance does, not what is "
            "good enough."
        )
    return _(
        "That is no proof that nothing changed, nor that the level is good enough: limits only tell what chance does."
    )


def _too_narrow(chart: Control) -> str:
    if not chart.is_overdispersed or chart.kind.endswith("_prime"):
        return ""
    return _(
        "The values scatter more than counting by chance explains, so these limits are too narrow: take those that "
        "follow how much neighbouring values differ (p′ or u′)."
    )


def _rough(chart: Control) -> str:
    if not chart.is_rare:
        return ""
    if chart.kind in (Kind.P, Kind.P_PRIME):
        return _("Each value rests on few cases, so the limits are rough: count over longer stretches.")
    return _(
        "It happens so rarely that these limits are rough: count over longer stretches, or look at the time between "
        "one and the next."
    )


def _on_trial(chart: Control) -> str:
    if not chart.is_trial:
        return ""
    more = FIRM_FROM - chart.n
    words = ngettext(
        "The limits are on trial until %(more)s more value is there.",
        "The limits are on trial until %(more)s more values are there.",
        more,
    )
    return words % {"more": more}


def _why_silent(chart: Control) -> str:
    words = {
        Silence.NO_VALUES: _("There are no values yet."),
        Silence.SHORT_BASELINE: _("The frozen baseline has fewer than %(least)s values.") % {"least": TRIAL_FROM},
        Silence.TOO_RARE: _("It happens too rarely for limits of this kind."),
        Silence.NO_VARIATION: _("All values that limits are calculated from are the same."),
    }
    so_far = ngettext("There is %(number)s value so far.", "There are %(number)s values so far.", chart.n)
    return words.get(chart.why_silent, so_far % {"number": chart.n}) if chart.why_silent else ""


def _needed(chart: Control) -> str:
    if chart.why_silent == Silence.SHORT_BASELINE:
        return _("Freeze a longer stretch of quiet values, or none.")
    if chart.why_silent == Silence.NO_VARIATION:
        return _("Measure more finely, or set a limit by hand.")
    if chart.why_silent == Silence.TOO_RARE:
        return _("Count over longer stretches, or look at the time between one and the next.")
    more = chart.still_needed
    words = ngettext("At least %(more)s more value is needed.", "At least %(more)s more values are needed.", more)
    return words % {"more": more}


def _is_above(chart: Control, place: int) -> bool:
    return (chart.z[place] or 0) > 0


def _newest(limits: Sequence[float | None]) -> float | None:
    return next((limit for limit in reversed(limits) if limit is not None), None)
