"""What came out beside what was predicted: the effect with its interval, and which of six labels fits it.

Before is the frozen baseline of the series or, without one, what was measured without the change; after is what was
measured since the start. How sure the interval is follows from how often people planned to look.
"""

from dataclasses import asdict, dataclass
from datetime import date

from goldseam.experiments.choices import Looks, Outcome, SuccessSide
from goldseam.experiments.result.before import of_earlier_cycles, rows_before
from goldseam.experiments.result.effects import Effect, collected_in, effect_of
from goldseam.experiments.result.in_words import words_of
from goldseam.experiments.result.looks import level_of, look_of
from goldseam.experiments.result.since import rows_since
from goldseam.measurements.figures import unit_of

INFINITE = float("inf")


@dataclass(frozen=True)
class Observation:
    """The effect as it was seen, in plain values that can be kept.

    `effect` is after − before in the unit of the figures or, where `is_ratio`, after ÷ before; `predicted` is on the
    same scale. Bounds that are None are open.
    """

    verdict: str = Outcome.NO_DATA
    before: float | None = None
    after: float | None = None
    effect: float | None = None
    low: float | None = None
    high: float | None = None
    predicted: float | None = None
    is_ratio: bool = False
    method: str = ""
    level: float = 0.95
    n_before: int = 0
    n_after: int = 0
    cases_before: float = 0
    cases_after: float = 0
    collected: float = 0  # As a sample size counts: cases of shares, exposure of rates, values of all else.
    unit: str = ""
    is_early: bool = False
    looks: str = ""
    look: int = 1
    look_count: int = 1
    lacking: int = 0  # Values since the start that are missing before an effect can be claimed.
    is_one_day: bool = False
    left_out: int = 0  # Values before the start that came in while an earlier cycle ran, or what it brought stayed.
    is_beside_earlier: bool = False  # There was nothing else to compare with.

    @property
    def as_json(self) -> dict:
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict) -> "Observation":
        return cls(**{name: value for name, value in kept.items() if name in cls.__dataclass_fields__})

    @property
    def label(self) -> str:
        return str(Outcome(self.verdict).label)

    @property
    def has_interval(self) -> bool:
        return self.low is not None or self.high is not None

    @property
    def is_clear(self) -> bool:
        """Whether the interval rules out that nothing changed."""
        neutral = 1.0 if self.is_ratio else 0.0
        return (self.low is not None and self.low > neutral) or (self.high is not None and self.high < neutral)

    @property
    def is_too_early(self) -> bool:
        """Looked at before the planned end by a rule that knows no look but the one then."""
        return self.is_early and self.effect is not None and self.looks in ("", Looks.ONCE)

    @property
    def words(self) -> list[str]:
        return words_of(self)


def observe(cycle) -> Observation:
    """What is seen of a cycle now."""
    plan, series = cycle.plan_before_data, cycle.main
    if series is None or not cycle.is_started:
        return Observation(verdict=Outcome.FEASIBILITY if plan.feasibility_only else Outcome.NO_DATA)
    before, after = points_of(cycle, series)
    collected = collected_in(series, after)
    is_early = _is_early(plan, collected, cycle.today)
    level = level_of(plan, collected, is_early)
    effect = effect_of(series, before, after, level, plan.baseline if plan.looks == Looks.ANY_TIME else None)
    predicted = predicted_of(plan, effect)
    earlier = of_earlier_cycles(cycle, series)
    return Observation(
        verdict=_verdict(plan, effect, predicted),
        predicted=predicted,
        level=level,
        unit=str(unit_of(series)),
        is_early=is_early,
        looks=plan.looks,
        look=look_of(plan, collected, is_early),
        look_count=plan.look_count,
        left_out=earlier.left_out,
        is_beside_earlier=earlier.are_compared,
        **asdict(effect),
    )


def points_of(cycle, series) -> tuple[list, list]:
    """What was measured before the start, and since."""
    return points_before(cycle, series), points_since(cycle, series)


def points_before(cycle, series) -> list:
    """What the result is compared with, the newest of it: see `goldseam.experiments.result.before`."""
    return rows_before(cycle, series)


def points_since(cycle, series) -> list:
    """Until now or, once the result is written, until then."""
    return rows_since(cycle, series)


def predicted_of(plan, effect: Effect) -> float | None:
    """The prediction on the scale of the effect."""
    if not plan.is_predicted:
        return None
    usual = effect.before if plan.baseline is None else plan.baseline
    if plan.size_is == "percent":
        share = plan.sign * plan.size / 100
        return 1 + share if effect.is_ratio else None if usual is None else share * abs(usual)
    if not effect.is_ratio:
        return plan.sign * plan.size
    return max(0.0, (usual + plan.sign * plan.size) / usual) if usual else None


def verdict_for(sign: int, neutral: float, low: float | None, high: float | None, predicted: float) -> str:
    """The table “predicted beside observed”. An effect is `neutral` where nothing changed."""
    bounds = (-INFINITE if low is None else low - neutral, INFINITE if high is None else high - neutral)
    least, most = sorted(sign * bound for bound in bounds)
    size = sign * (predicted - neutral)
    if least > 0:
        return Outcome.AS_PREDICTED if most >= size else Outcome.PARTLY
    if most < 0:
        return Outcome.OPPOSITE
    return Outcome.CANNOT_TELL if most >= size else Outcome.SMALLER


def success_met(plan, seen: Observation) -> bool | None:
    """Whether what people had called success was reached; None where they said it in words, or nothing is seen."""
    if not plan.success_side or plan.success_at is None or seen.after is None:
        return None
    if plan.success_side == SuccessSide.AT_MOST:
        return seen.after <= plan.success_at
    return seen.after >= plan.success_at


def _verdict(plan, effect: Effect, predicted: float | None) -> str:
    if plan.feasibility_only:
        return Outcome.FEASIBILITY
    if effect.effect is None:
        return Outcome.NO_DATA
    if predicted is None or (effect.low is None and effect.high is None):
        return Outcome.CANNOT_TELL
    return verdict_for(plan.sign, 1.0 if effect.is_ratio else 0.0, effect.low, effect.high, predicted)


def _is_early(plan, collected: float, today: date) -> bool:
    """Whether this is looked at before the end that was planned."""
    if plan.sample_size:
        return collected < plan.sample_size
    return plan.ends_on is not None and today < plan.ends_on
