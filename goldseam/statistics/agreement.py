"""How far people agree: two who sort the same things, a team that answers the same questions, a talk that is shared."""

import math
from collections import Counter
from collections.abc import Hashable, Sequence
from enum import StrEnum
from typing import NamedTuple

from goldseam.statistics.given import count, finite, number

LEAST_PEOPLE = 8  # Disagreement in a tiny team tells who thinks what.


class WhyUnknown(StrEnum):
    NOTHING = "nothing"  # nothing was sorted, answered or said
    TOO_FEW = "too_few"
    ONE_KIND = "one_kind"  # both sorted everything alike into one kind: no agreement beyond chance can be told
    ALONE = "alone"  # one person cannot share a talk
    ONLY_TWO = "only_two"  # between two, the shares say it all


class Kappa(NamedTuple):
    """Agreement of two raters beyond what chance would give: 1 is full, 0 is chance, below 0 is less than that.

    Full agreement has no interval: what was never seen to differ does not tell how often it might.
    """

    n: int
    observed: float | None
    expected: float | None
    kappa: float | None
    low: float | None = None
    high: float | None = None
    why_unknown: WhyUnknown | None = None


class SharedView(NamedTuple):
    """r_wg(J): how far a team sees several questions alike. 1 is fully, 0 is as answers at random would be.

    `people` are those who answered anything, `items` those that enough of them answered.
    """

    people: int
    items: int
    mean_variance: float | None
    value: float | None
    why_unknown: WhyUnknown | None = None


class Turns(NamedTuple):
    """How evenly talk is shared. `gini` 0 is evenly; `gini_normalised` 1 is one speaker alone, for any group size.

    `evenness` 1 is evenly. `speakers` is how many equal speakers would give the same mix. All but the shares are None
    where `why_unknown` says why.
    """

    shares: tuple[float, ...]
    largest: float | None
    gini: float | None
    gini_normalised: float | None
    evenness: float | None
    speakers: float | None
    why_unknown: WhyUnknown | None = None


def kappa(first: Sequence[Hashable], second: Sequence[Hashable]) -> Kappa:
    """Cohen's kappa (Educ. Psychol. Meas. 20, 1960): what each of two raters called the same things, in one order.

    The 95 % interval is the large-sample one of Fleiss, Cohen & Everitt (Psychol. Bulletin 72, 1969): with few
    things it is rough.
    """
    if len(first) != len(second):
        raise ValueError("Both raters sort the same things.")
    n = len(first)
    if n == 0:
        return Kappa(0, None, None, None, why_unknown=WhyUnknown.NOTHING)
    of_first, of_second = _counted(first), _counted(second)
    observed = sum(a == b for a, b in zip(first, second, strict=True)) / n
    expected = sum(of_first[kind] * of_second[kind] for kind in of_first) / n**2
    if expected == 1:
        return Kappa(n, observed, expected, None, why_unknown=WhyUnknown.ONE_KIND)
    found = (observed - expected) / (1 - expected)
    if observed == 1:
        return Kappa(n, observed, expected, 1.0)
    half = 1.959964 * _kappa_error(Counter(zip(first, second, strict=True)), of_first, of_second, found, expected)
    return Kappa(n, observed, expected, found, max(-1.0, found - half), min(1.0, found + half))


def weighted_kappa(first: Sequence[Hashable], second: Sequence[Hashable], kinds: Sequence[Hashable]) -> Kappa:
    """Kappa for kinds that have an order, given in that order: to be one step apart is half as far as two.

    Agreement weighs 1 − |i − j| / (k − 1) (Cohen, Psychol. Bulletin 70, 1968, linear); `observed` and `expected` are
    weighted. The 95 % interval is the large-sample one of Fleiss, Cohen & Everitt (1969).
    """
    places = {kind: place for place, kind in enumerate(kinds)}
    if len(first) != len(second) or len(places) < 2 or not places.keys() >= {*first, *second}:
        raise ValueError("Both raters sort the same things into two or more kinds that are known.")
    n = len(first)
    if n == 0:
        return Kappa(0, None, None, None, why_unknown=WhyUnknown.NOTHING)
    weights = _steps(len(places))
    pairs = Counter((places[a], places[b]) for a, b in zip(first, second, strict=True))
    rows, columns = _ends(pairs, 0, len(places)), _ends(pairs, 1, len(places))
    observed = math.fsum(number * weights[i][j] for (i, j), number in pairs.items()) / n
    expected = math.fsum(a * b * weights[i][j] for i, a in enumerate(rows) for j, b in enumerate(columns)) / n**2
    if expected == 1:
        return Kappa(n, observed, expected, None, why_unknown=WhyUnknown.ONE_KIND)
    found = (observed - expected) / (1 - expected)
    if observed == 1:
        return Kappa(n, observed, expected, 1.0)
    half = 1.959964 * _weighted_error(pairs, rows, columns, weights, observed, expected)
    return Kappa(n, observed, expected, found, max(-1.0, found - half), min(1.0, found + half))


def r_wg(answers: Sequence[Sequence[float | None]], options: int = 7, least: int = LEAST_PEOPLE) -> SharedView:
    """J(1 − v) / (J(1 − v) + v), v = mean variance of the items ÷ (A² − 1)/12 (James, Demaree & Wolf, 1984).

    One row of answers for each person, one column for each of J items, from 1 to A `options`; None where a person
    did not answer. More scatter than at random counts as 0. Items that fewer than `least` people answered are left
    out: how far two people differ would tell who thinks what.
    """
    if len({len(row) for row in answers}) > 1 or number(options) < 2:
        raise ValueError("Each person has a place for each item, and items have at least two options.")
    items = [finite(value for value in column if value is not None) for column in zip(*answers, strict=True)]
    if any(not 1 <= value <= options for item in items for value in item):
        raise ValueError("Answers lie between 1 and the number of options.")
    people = sum(any(answer is not None for answer in row) for row in answers)
    asked = [item for item in items if len(item) >= max(2, count(least))]
    if not asked:
        return SharedView(people, 0, None, None, WhyUnknown.TOO_FEW)
    mean_variance = math.fsum(_variance(item) for item in asked) / len(asked)
    scatter = min(1.0, mean_variance / ((options**2 - 1) / 12))
    agreed = len(asked) * (1 - scatter)
    return SharedView(people, len(asked), mean_variance, agreed / (agreed + scatter))


def turns(counts: Sequence[int]) -> Turns:
    """Turns or words of each person present, silent ones as 0."""
    known = sorted(count(value) for value in counts)
    total, people = sum(known), len(known)
    if total == 0 or people < 2:
        return Turns((), None, None, None, None, None, WhyUnknown.ALONE if people == 1 else WhyUnknown.NOTHING)
    shares = tuple(count(value) / total for value in counts)
    if people == 2:
        return Turns(shares, max(shares), None, None, None, None, WhyUnknown.ONLY_TWO)
    gini = sum((2 * rank - people - 1) * value for rank, value in enumerate(known, 1)) / (people * total)
    entropy = max(0.0, -math.fsum(share * math.log(share) for share in shares if share))
    evenness = min(1.0, entropy / math.log(people))
    return Turns(shares, max(shares), gini, gini * people / (people - 1), evenness, math.exp(entropy))


def _counted(kinds: Sequence[Hashable]) -> Counter:
    try:
        return Counter(kinds)
    except TypeError:
        raise ValueError("Kinds are names, or other things that do not change.") from None


def _variance(values: list[float]) -> float:
    mean = math.fsum(values) / len(values)
    return math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1)


def _kappa_error(pairs: Counter, of_first: Counter, of_second: Counter, found: float, expected: float) -> float:
    n = sum(pairs.values())
    alike = math.fsum(
        number / n * (1 - (of_first[a] + of_second[a]) / n * (1 - found)) ** 2
        for (a, b), number in pairs.items()
        if a == b
    )
    apart = (1 - found) ** 2 * math.fsum(
        number / n * ((of_second[a] + of_first[b]) / n) ** 2 for (a, b), number in pairs.items() if a != b
    )
    left = (found - expected * (1 - found)) ** 2
    return math.sqrt(max(0.0, alike + apart - left)) / ((1 - expected) * math.sqrt(n))


def _steps(kinds: int) -> list[list[float]]:
    return [[1 - abs(i - j) / (kinds - 1) for j in range(kinds)] for i in range(kinds)]


def _ends(pairs: Counter, end: int, kinds: int) -> list[int]:
    """How often one of the raters named each kind."""
    found = [0] * kinds
    for pair, times in pairs.items():
        found[pair[end]] += times
    return found


def _weighted_error(pairs: Counter, rows, columns, weights, observed: float, expected: float) -> float:
    n = sum(rows)
    of_row = [math.fsum(weight * b / n for weight, b in zip(line, columns, strict=True)) for line in weights]
    of_column = [math.fsum(weight * a / n for weight, a in zip(line, rows, strict=True)) for line in weights]
    spread = math.fsum(
        number / n * (weights[i][j] * (1 - expected) - (of_row[i] + of_column[j]) * (1 - observed)) ** 2
        for (i, j), number in pairs.items()
    )
    left = (observed * expected - 2 * expected + observed) ** 2
    return math.sqrt(max(0.0, spread - left)) / ((1 - expected) ** 2 * math.sqrt(n))
