"""Charts of rare events (g, t) in words: each value is a gap between one event and the next."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.statistics.control import Control, Kind
from goldseam.statistics.silence import Silence
from goldseam.verdicts import control_charts
from goldseam.verdicts.verdict import Better, Verdict
from goldseam.verdicts.words import Names, joined


def of(chart: Control, better: Better = "higher", unit: str = "", names: Names | None = None) -> Verdict:
    """Whether events became rarer or more frequent. A long gap is good news, unless said otherwise."""
    said = control_charts.of(chart, better, unit, names)
    if chart.why_silent and not said.decided:
        return replace(said, shows=_so_far(chart), does_not_show=_too_early(), missing=_more(chart) or said.missing)
    return replace(said, does_not_show=joined(_what_gaps_tell(chart), said.does_not_show))


def _so_far(chart: Control) -> str:
    if not chart.n:
        return _("There is no gap between two events yet.")
    return ngettext(
        "There is %(number)s gap between events so far.", "There are %(number)s gaps between events so far.", chart.n
    ) % {"number": chart.n}


def _more(chart: Control) -> str:
    more = chart.still_needed
    if chart.why_silent not in (Silence.NO_VALUES, Silence.TOO_FEW):
        return ""
    return ngettext("At least %(more)s more gap is needed.", "At least %(more)s more gaps are needed.", more) % {
        "more": more
    }


def _too_early() -> str:
    return _("Too early to say whether they became rarer: show the dates, and the time since the last one.")


def _what_gaps_tell(chart: Control) -> str:
    words = _("Each value is the gap from one event to the next; a high one means that it stayed away for long.")
    if chart.kind == Kind.G:
        return joined(words, _("About one gap in fifty lies above this limit without any change."))
    return words
