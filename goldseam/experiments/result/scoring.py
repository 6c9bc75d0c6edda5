"""The method score: how a test was made, not what came out. For the team that made it alone.

After Taylor et al., BMJ Quality & Safety 2014: few published tests write down a prediction, stay small, look at data
over time and follow one upon the other.
"""

from typing import NamedTuple

from django.utils.translation import gettext as _

from goldseam.experiments.choices import Scale
from goldseam.experiments.plan.gaps import scale_hint
from goldseam.experiments.result.before import known_before
from goldseam.experiments.result.since import values_since
from goldseam.statistics.run_charts import LEAST

SMALL = Scale.DAY
SINCE = 3  # values; fewer show no course


class Part(NamedTuple):
    """One of five features, whether it is there, and what it means."""

    name: str
    reached: bool
    words: str


class Score(NamedTuple):
    """How many of the five features are there."""

    total: int
    parts: list[Part]


def method_score(cycle) -> Score:
    parts = [
        Part("prediction", _is_predicted(cycle), _("A prediction was written before the start.")),
        Part("scale", _is_small(cycle), _("It was tried at the smallest scale that is of use.")),
        Part("data", _has_data_over_time(cycle), _over_time()),
        Part("ramp", _is_linked(cycle), _("It is linked with the cycle before or after.")),
        Part("result", _is_written(cycle), _("The result and what was learned are written, also if it was nothing.")),
    ]
    return Score(sum(part.reached for part in parts), parts)


def _over_time() -> str:
    words = _("Data over time: %(least)d values of the measure or more, %(since)d of them since the start.")
    return words % {"least": LEAST, "since": SINCE}


def _is_predicted(cycle) -> bool:
    """By the plan with which it started: what was written later is no prediction."""
    plan = cycle.started.plan.plan if cycle.is_started else cycle.plan
    return cycle.is_started and plan.is_predicted and plan.confidence is not None


def _is_small(cycle) -> bool:
    """Small, as small as belief and cost ask for, or one step wider than the cycle before."""
    plan = cycle.plan
    if not plan.scale:
        return False
    step, hint = Scale(plan.scale).step, scale_hint(plan)
    if step <= SMALL.step or (hint is not None and step <= hint.step):
        return True
    before = cycle.previous.plan.scale if cycle.previous else ""
    return bool(before) and step <= Scale(before).step + 1


def _has_data_over_time(cycle) -> bool:
    """Enough points for a run chart, and some of them since the start."""
    if cycle.main is None or not cycle.is_started:
        return False
    after = values_since(cycle, cycle.main).count()
    return after >= SINCE and known_before(cycle, cycle.main).count() + after >= LEAST


def _is_linked(cycle) -> bool:
    return cycle.place > 1 or cycle.next_cycle is not None


def _is_written(cycle) -> bool:
    return cycle.is_studied and bool(cycle.studied.happened and cycle.studied.learned)
