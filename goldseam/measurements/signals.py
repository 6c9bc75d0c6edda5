"""What in a phase is more than chance, by the rules that were chosen for the series."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from goldseam.measurements.models import Rules
from goldseam.statistics import rules
from goldseam.statistics.control import Control
from goldseam.statistics.rules import Rule
from goldseam.statistics.run_charts import RunChart

PATTERNS: dict[str, Callable] = {
    Rules.WESTERN: rules.western_electric,
    Rules.NHS: rules.nhs,
    Rules.NELSON: rules.nelson,
}
# Of 100 series of 24 values in which nothing changes, so many show a signal all the same.
FALSE_ALARMS = {Rules.RUNS: 3, Rules.USUAL: 8, Rules.WESTERN: 15, Rules.NHS: 16, Rules.NELSON: 19}
WORDS = {
    Rule.OUTSIDE: _("Beyond the limits"),
    Rule.ONE_SIDE: _("Many in a row on one side"),
    Rule.TREND: _("Many in a row rising or falling"),
    Rule.ALTERNATING: _("Up and down by turns"),
    Rule.TWO_OF_THREE: _("Two of three near a limit"),
    Rule.FOUR_OF_FIVE: _("Four of five away from the centre"),
    Rule.HUGGING: _("Many in a row close to the centre"),
    Rule.AVOIDING: _("Many in a row away from the centre"),
}


def false_alarms() -> dict[str, str]:
    """How often each set of rules cries wolf, in words."""
    words = _("Of 100 series of 24 values in which nothing changes, about %(share)s show a signal.")
    return {rule.value: words % {"share": share} for rule, share in FALSE_ALARMS.items()}


@dataclass(frozen=True)
class Found:
    """A stretch of a phase, from place `first` to `last` (both included), and the words for why it stands out."""

    first: int
    last: int
    text: str
    is_high: bool


def found_in(control: Control, run: RunChart, chosen: str, has_limits: bool) -> list[Found]:
    """The signals of one phase, in order of time."""
    if not has_limits or chosen == Rules.RUNS:
        return _long_runs(run)
    if chosen in PATTERNS:
        return _patterns(control, chosen)
    return sorted([*_beyond(control), *_long_runs(control.runs)], key=lambda found: found.first)


def _beyond(control: Control) -> list[Found]:
    return [Found(at, at, str(WORDS[Rule.OUTSIDE]), (control.z[at] or 0) > 0) for at in control.outside]


def _long_runs(run: RunChart) -> list[Found]:
    return [Found(one.first, one.last, _on_one_side(one.length), one.is_above) for one in run.long_runs]


def _on_one_side(length: int) -> str:
    return ngettext("%(length)s value on one side", "%(length)s values on one side", length) % {"length": length}


def _patterns(control: Control, chosen: str) -> list[Found]:
    """A pattern that goes on from value to value is one."""
    found: list[Found] = []
    for signal in PATTERNS[chosen](control.z):
        one = Found(signal.first, signal.at, str(WORDS[signal.rule]), (control.z[signal.at] or 0) > 0)
        before = next((place for place, earlier in enumerate(found) if _goes_on(earlier, one)), None)
        if before is None:
            found.append(one)
        else:
            found[before] = Found(found[before].first, one.last, one.text, one.is_high)
    return found


def _goes_on(earlier: Found, later: Found) -> bool:
    return earlier.text == later.text and earlier.is_high == later.is_high and later.first <= earlier.last
