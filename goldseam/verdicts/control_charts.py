"""A control chart in words: points beyond the limits, and the two rules of the run chart."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.statistics.control import FIRM_FROM, TRIAL_FROM, Control
from goldseam.statistics.silence import Silence
from goldseam.verdicts import run_charts
from goldseam.verdicts.verdict import Better, Mood, Verdict, mood_of
from goldseam.verdicts.words import amount, joined, listed

MOST_NAMED = 5


def of(chart: Control, better: Better = "", unit: str = "") -> Verdict:
    """Whether a value lies where an unchanged process seldom comes, or a row of them does."""
    if _only_runs_speak(chart):
        said = run_charts.of(chart.runs, better, unit)
        return replace(said, missing=joined(_("There are no limits."), _why_silent(chart), _needed(chart)))
    if chart.why_silent:
        return Verdict(
            _why_silent(chart), _("Too early to say whether anything changed: there are no limits yet."), _needed(chart)
        )
    return Verdict(
        shows=_shows(chart, better, unit),
        does_not_show=joined(_not_shown(chart), _too_narrow(chart), _rough(chart)),
        missing=_on_trial(chart),
        mood=_mood(chart, better),
        decided=chart.has_signal,
    )


def _only_runs_speak(chart: Control) -> bool:
    """Not of very rare counts: nearly all of them are 0 and lie below their mean, so long rows are no news."""
    return bool(chart.why_silent) and chart.why_silent != Silence.TOO_RARE and chart.runs.has_signal


def _shows(chart: Control, better: Better, unit: str) -> str:
    run = run_charts.of(chart.runs, better, unit).shows if chart.runs.has_signal else ""
    if chart.outside:
        return joined(_side(chart, True), _side(chart, False), run)
    return joined(_within(chart, unit), run or _("Nothing but ordinary ups and downs."))


def _side(chart: Control, is_above: bool) -> str:
    at = [place for place in chart.outside if _is_above(chart, place) == is_above]
    if not at:
        return ""
    if is_above:
        words = ngettext(
            "Value %(which)s lies above the upper limit.", "Values %(which)s lie above the upper limit.", len(at)
        )
    else:
        words = ngettext(
            "Value %(which)s lies below the lower limit.", "Values %(which)s lie below the lower limit.", len(at)
        )
    return words % {"which": _which(at)}


def _which(places: Sequence[int]) -> str:
    named = [str(place + 1) for place in places[:MOST_NAMED]]
    more = len(places) - len(named)
    return listed([*named, ngettext("%(more)s more", "%(more)s more", more) % {"more": more}] if more else named)


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


def _mood(chart: Control, better: Better) -> Mood:
    """That of the newest signal: what lay beyond long ago is no news any more."""
    newest = max(chart.outside, default=-1)
    if chart.runs.long_runs and chart.runs.long_runs[-1].last >= newest:
        return run_charts.of(chart.runs, better).mood
    return mood_of(_is_above(chart, newest), better) if chart.outside else ""


def _is_above(chart: Control, place: int) -> bool:
    return (chart.z[place] or 0) > 0


def _newest(limits: Sequence[float | None]) -> float | None:
    return next((limit for limit in reversed(limits) if limit is not None), None)
