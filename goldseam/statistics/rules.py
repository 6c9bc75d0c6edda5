"""Rules that experts read control charts by: patterns that chance seldom makes.

Each rule more gives more false alarms: of 24 points without any change, one in 17 series shows a point beyond three
sigma, and one in five a pattern of all eight. Sources: Nelson, J Quality Technology 16(4) (1984); Western Electric,
Statistical Quality Control Handbook (1956); the NHS's “Making data count”, as in NHSRplotthedots.
"""

import itertools
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from goldseam.statistics.series import checked

Heights = list[float]
ROUNDING = 1e-9  # A point on a limit is not beyond it, whatever the last digits say.


class Rule(StrEnum):
    OUTSIDE = "outside"
    ONE_SIDE = "one_side"
    TREND = "trend"
    ALTERNATING = "alternating"
    TWO_OF_THREE = "two_of_three"
    FOUR_OF_FIVE = "four_of_five"
    HUGGING = "hugging"
    AVOIDING = "avoiding"


class Signal(NamedTuple):
    """A pattern that ends `at` a point and began at `first`; both are 0-based places in the series."""

    rule: Rule
    at: int
    first: int


def nelson(z: Sequence[float | None], which: Iterable[int] = range(1, 9)) -> list[Signal]:
    """Nelson's eight rules, or those of them named by number, on distances from the centre in sigmas."""
    named = set(which)
    if not named <= NELSON.keys():
        raise ValueError("Nelson's rules have the numbers 1 to 8.")
    return _found(z, [NELSON[number] for number in sorted(named)])


def western_electric(z: Sequence[float | None]) -> list[Signal]:
    """Beyond 3 σ; two of three beyond 2 σ; four of five beyond 1 σ; eight in a row on one side."""
    return _found(z, WESTERN_ELECTRIC)


def nhs(z: Sequence[float | None]) -> list[Signal]:
    """Beyond 3 σ; seven on one side; a trend of seven; two of three near a limit, all three on one side."""
    return _found(z, NHS)


def is_beyond(height: float, sigmas: float) -> bool:
    """Strictly further from the centre, on either side."""
    return abs(height) > sigmas + ROUNDING


def _same_side(heights: Heights) -> bool:
    return all(height > 0 for height in heights) or all(height < 0 for height in heights)


def _outside(heights: Heights) -> bool:
    return is_beyond(heights[0], 3)


def _steady(heights: Heights) -> bool:
    return _same_side(_steps(heights))


def _alternating(heights: Heights) -> bool:
    steps = _steps(heights)
    return all(step * after < 0 for step, after in itertools.pairwise(steps))


def _hugging(heights: Heights) -> bool:
    return all(abs(height) < 1 - ROUNDING for height in heights)


def _avoiding(heights: Heights) -> bool:
    return all(is_beyond(height, 1) for height in heights)


def _some_beyond(needed: int, sigmas: float) -> Callable[[Heights], bool]:
    """So many of them beyond, on the side of the last one, which is beyond itself."""

    def is_found(heights: Heights) -> bool:
        last = heights[-1]
        beside = [height for height in heights if height * last > 0 and is_beyond(height, sigmas)]
        return is_beyond(last, sigmas) and len(beside) >= needed

    return is_found


def _near_a_limit(heights: Heights) -> bool:
    near = [height for height in heights if is_beyond(height, 2) and not is_beyond(height, 3)]
    return _same_side(heights) and len(near) >= 2


def _steps(heights: Heights) -> Heights:
    return [after - before for before, after in itertools.pairwise(heights)]


class _Test(NamedTuple):
    """Looks at the last `most` points; the pattern can be there from `least` points on."""

    rule: Rule
    least: int
    most: int
    is_found: Callable[[Heights], bool]


_OUTSIDE = _Test(Rule.OUTSIDE, 1, 1, _outside)
_TWO_OF_THREE = _Test(Rule.TWO_OF_THREE, 2, 3, _some_beyond(2, sigmas=2))
_FOUR_OF_FIVE = _Test(Rule.FOUR_OF_FIVE, 4, 5, _some_beyond(4, sigmas=1))
NELSON = {
    1: _OUTSIDE,
    2: _Test(Rule.ONE_SIDE, 9, 9, _same_side),
    3: _Test(Rule.TREND, 6, 6, _steady),
    4: _Test(Rule.ALTERNATING, 14, 14, _alternating),
    5: _TWO_OF_THREE,
    6: _FOUR_OF_FIVE,
    7: _Test(Rule.HUGGING, 15, 15, _hugging),
    8: _Test(Rule.AVOIDING, 8, 8, _avoiding),
}
WESTERN_ELECTRIC = [_OUTSIDE, _TWO_OF_THREE, _FOUR_OF_FIVE, _Test(Rule.ONE_SIDE, 8, 8, _same_side)]
NHS = [
    _OUTSIDE,
    _Test(Rule.ONE_SIDE, 7, 7, _same_side),
    _Test(Rule.TREND, 7, 7, _steady),
    _Test(Rule.TWO_OF_THREE, 3, 3, _near_a_limit),
]


def _found(z: Sequence[float | None], tests: Iterable[_Test]) -> list[Signal]:
    """In the order of time. Missing values are stepped over."""
    present = [(at, height) for at, height in enumerate(checked(z)) if height is not None]
    signals = [signal for test in tests for signal in _signals(test, present)]
    return sorted(signals, key=lambda signal: signal.at)


def _signals(test: _Test, present: list[tuple[int, float]]) -> Iterable[Signal]:
    for end in range(test.least, len(present) + 1):
        window = present[max(0, end - test.most) : end]
        if test.is_found([height for _, height in window]):
            yield Signal(test.rule, at=window[-1][0], first=window[0][0])
