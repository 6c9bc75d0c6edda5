"""A run chart in words. Its two rules tell that something changed, and one of them tells in which direction."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.statistics.run_charts import LEAST, RunChart
from goldseam.statistics.silence import Silence
from goldseam.verdicts.verdict import Better, Mood, Verdict, mood_of
from goldseam.verdicts.words import Names, amount, joined, one_of


def of(chart: RunChart, better: Better = "", unit: str = "", names: Names | None = None) -> Verdict:
    """Whether the values wander by chance, stayed on one side, or drift."""
    if chart.why_silent:
        return silent(chart)
    if chart.has_signal:
        return Verdict(
            _signal(chart, unit, names),
            _("Why it changed, the chart does not say: look at what else happened then."),
            mood=_mood(chart, better),
            decided=True,
        )
    return Verdict(
        _chance(chart, unit),
        _("That is no proof that nothing changed: a small change, or one in the newest values, may not show yet."),
    )


def silent(chart: RunChart) -> Verdict:
    """There are values, and it is too early to say anything of them."""
    return Verdict(_what_there_is(chart), _too_early(), _needed(chart))


def _too_early() -> str:
    return _("Too early to say whether anything changed: in so few values, ups and downs are mostly chance.")


def _what_there_is(chart: RunChart) -> str:
    present = sum(value is not None for value in chart.values)
    if not present:
        return _("There are no values yet.")
    if chart.why_silent == Silence.ON_THE_LINE and not chart.useful:
        return _("All values lie exactly on the centre line.")
    if chart.why_silent == Silence.ON_THE_LINE:
        words = ngettext(
            "Only %(useful)s value lies beside the centre line, all others lie on it.",
            "Only %(useful)s values lie beside the centre line, all others lie on it.",
            chart.useful,
        )
        return words % {"useful": chart.useful}
    if chart.why_silent == Silence.SHORT_BASELINE:
        return _("The frozen baseline has fewer than %(least)s values.") % {"least": LEAST}
    return ngettext("There is %(number)s value so far.", "There are %(number)s values so far.", present) % {
        "number": present
    }


def _needed(chart: RunChart) -> str:
    if chart.why_silent == Silence.SHORT_BASELINE:
        return _("Freeze a longer stretch of quiet values, or none.")
    more = chart.still_needed or LEAST
    if chart.why_silent in (Silence.NO_VALUES, Silence.TOO_FEW):
        words = ngettext("At least %(more)s more value is needed.", "At least %(more)s more values are needed.", more)
        return words % {"more": more}
    words = ngettext(
        "At least %(more)s more value is needed that does not lie on the centre line.",
        "At least %(more)s more values are needed that do not lie on the centre line.",
        more,
    )
    return words % {"more": more}


def _signal(chart: RunChart, unit: str, names: Names | None) -> str:
    if chart.shift:
        return _shift(chart, unit, names)
    moved = _("The values moved from one level to another, or drifted; this rule does not say in which direction.")
    return joined(_crossings(chart), moved)


def _shift(chart: RunChart, unit: str, names: Names | None) -> str:
    run = chart.long_runs[-1]
    words = (
        _("The level was higher from %(first)s to %(last)s: %(length)s in a row lie above %(centre)s.")
        if run.is_above
        else _("The level was lower from %(first)s to %(last)s: %(length)s in a row lie below %(centre)s.")
    )
    facts = {
        "first": one_of(names, run.first),
        "last": one_of(names, run.last),
        "length": run.length,
        "centre": amount(chart.centre or 0, unit),
    }
    return joined(words % facts, _("Chance seldom makes more than %(allowed)s.") % {"allowed": chart.longest_allowed})


def _crossings(chart: RunChart) -> str:
    words = ngettext(
        "The line crosses its centre only %(number)s time; by chance it would be %(needed)s times or more.",
        "The line crosses its centre only %(number)s times; by chance it would be %(needed)s times or more.",
        chart.crossings,
    )
    return words % {"number": chart.crossings, "needed": chart.crossings_needed}


def _chance(chart: RunChart, unit: str) -> str:
    words = _(
        "Ordinary ups and downs around %(centre)s: the longest row on one side is %(longest)s long "
        "(up to %(allowed)s is chance), and the line crosses its centre %(crossings)s times "
        "(%(needed)s or more is chance)."
    )
    return words % {
        "centre": amount(chart.centre or 0, unit),
        "longest": chart.longest,
        "allowed": chart.longest_allowed,
        "crossings": chart.crossings,
        "needed": chart.crossings_needed,
    }


def _mood(chart: RunChart, better: Better) -> Mood:
    """Only of a long row that reaches the newest value: what ended is neither good nor bad news."""
    newest = chart.runs[-1]
    return mood_of(newest.is_above, better) if newest in chart.long_runs else ""
