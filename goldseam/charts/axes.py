"""Scales with round ticks: never broken by one value, by none, by huge or by tiny ones."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

ZERO_APART = 28.0  # How far before the start of a log scale its zero lies.
HUGE = 1e300
SAME = 1e-9  # Of the size of the values: what differs less looks the same.
HOPELESS = 0.18  # A natural zero is left away if all that is to be seen would fill less of the axis than this.


@dataclass(frozen=True)
class Axis:
    """From values to places between `start` and `end`, which may run either way."""

    low: float
    high: float
    step: float
    ticks: list[float]
    start: float = 0.0
    end: float = 1.0

    def at(self, value: float) -> float:
        share = (value / 2 - self.low / 2) / (self.high / 2 - self.low / 2)
        return self.start + min(max(share, -0.02), 1.02) * (self.end - self.start)

    def between(self, start: float, end: float) -> "Axis":
        return Axis(self.low, self.high, self.step, self.ticks, start, end)


def known(values: Iterable[float | None]) -> list[float]:
    """The values that can be drawn."""
    return [one for one in map(drawable, values) if one is not None]


def drawable(value: float | None) -> float | None:
    """The value, if it has a place on a scale."""
    if value is None or not math.isfinite(value):
        return None
    return value if -HUGE < value < HUGE else math.copysign(HUGE, value)


def axis(
    values: Iterable[float | None],
    floor: float | None = None,
    ceiling: float | None = None,
    most: int = 5,
    whole: bool = True,
) -> Axis:
    """A scale that starts at the natural zero unless that is hopelessly far away. Whole numbers get whole steps."""
    seen = known(values)
    low, high = (min(seen), max(seen)) if seen else (0.0, 1.0)
    floor = next(iter(known([floor])), None)
    if floor is not None and low >= floor and _near(low, high, floor):
        low = floor
    low, high = _opened(low, high, floor)
    whole = whole and all(value == round(value) for value in seen)
    step = nice_step((high / 2 - low / 2) * 2 / most, whole)
    bottom, top = math.floor(low / step + SAME), math.ceil(high / step - SAME)
    ticks = [float(f"{number * step:.12g}") for number in range(bottom, top + 1)]
    if ceiling is not None and high <= ceiling:
        ticks = [tick for tick in ticks if tick <= ceiling] or ticks
    end = max(ticks[-1], high)
    return Axis(min(ticks[0], low), end, step, ticks)


def fixed_axis(floor: float, ceiling: float, most: int = 7) -> Axis:
    """A scale with two ends of its own, such as 1 to 7, that is always shown from end to end."""
    step = nice_step((ceiling - floor) / most, whole=True)
    count = int((ceiling - floor) / step + SAME)
    return Axis(floor, ceiling, step, [floor + number * step for number in range(count + 1)])


def _near(low: float, high: float, floor: float) -> bool:
    """Whether the values still tell something on an axis that starts at the floor."""
    return high - low <= SAME * abs(high) or high - low >= HOPELESS * (high - floor)


def _opened(low: float, high: float, floor: float | None) -> tuple[float, float]:
    """A range with something in it, also if all values are the same."""
    size = max(abs(low), abs(high))
    if high - low > max(SAME * size, 1e-290):
        return low, high
    if floor is not None and low == floor:
        return low, low + (max(abs(low), 1.0) if size < 1e200 else size)
    half = size / 4 if size > 1e-280 else 1.0
    return low - half, high + half


def nice_step(rough: float, whole: bool = False) -> float:
    """The next step that people count in: 1, 2 or 5, and ten times those."""
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * one for one in (1, 2, 5, 10) if size * one >= rough * (1 - SAME))
    return max(step, 1.0) if whole else step


@dataclass(frozen=True)
class LogAxis:
    """A scale on which each tenfold is equally far. Zero and less have a place of their own before its start."""

    low: float
    high: float
    ticks: list[float]
    start: float = 0.0
    end: float = 1.0

    def at(self, value: float) -> float:
        if value <= 0:
            return self.start - ZERO_APART
        share = (math.log(value) - math.log(self.low)) / (math.log(self.high) - math.log(self.low))
        return self.start + min(max(share, 0), 1) * (self.end - self.start)

    def between(self, start: float, end: float) -> "LogAxis":
        return LogAxis(self.low, self.high, self.ticks, start, end)


def log_axis(values: Iterable[float | None], steps: Iterable[float] = ()) -> LogAxis:
    """Ticks at 1, 2 and 5 of each decade, or at some of the `steps` that are usual for what is measured."""
    seen = [min(max(value, 1e-290), 1e290) for value in known(values) if value > 0] or [1.0, 10.0]
    low, high = min(seen), max(seen)
    if high < low * 1.1:
        low, high = low / 2, high * 2
    ticks = _within(sorted(steps), low, high) if steps else []
    if len(ticks) < 2:
        ticks = _within(_ones_twos_fives(low, high), low, high)
    return LogAxis(min(low, ticks[0]), max(high, ticks[-1]), ticks)


def _within(steps: list[float], low: float, high: float) -> list[float]:
    """The steps between, and one more on either side."""
    below = [step for step in steps if step <= low][-1:]
    above = [step for step in steps if step >= high][:1]
    inside = [step for step in steps if low < step < high]
    return list(dict.fromkeys(below + inside + above))


def _ones_twos_fives(low: float, high: float) -> list[float]:
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    ones = (1, 2, 5) if last - first <= 3 else (1,)
    every = max(1, (last - first) // 8)
    return [float(f"{one}e{power}") for power in range(first, last + 2, every) for one in ones]
