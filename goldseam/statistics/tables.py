"""Tables of counts: whether groups are made of the same kinds in the same shares."""

import heapq
import itertools
import math
from collections.abc import Sequence
from typing import NamedTuple

from goldseam.statistics import binomial
from goldseam.statistics.given import count, number

LARGEST = 1_000_000_000
TRUSTED_FROM = 5  # expected in each cell, for the chi-square


class Fisher(NamedTuple):
    """Whether two shares differ, exactly. `p` counts all tables at most as likely as the one seen.

    `less` and `greater` are the one-sided tails. `odds_ratio` is that of the sample, ad ÷ bc; None where b or c is 0.
    A p of 0 stands for one too small to write.
    """

    p: float
    less: float
    greater: float
    odds_ratio: float | None


class ChiSquare(NamedTuple):
    """How far counts in a table lie from what its margins would give.

    Rows and columns without any count are left out. `statistic` and `p` are None where less than two rows or two
    columns remain. `is_trusted` asks for at least 5 expected in every cell; merge columns, or test exactly, below.
    """

    statistic: float | None
    freedom: int
    p: float | None
    smallest_expected: float | None

    @property
    def is_trusted(self) -> bool:
        return self.smallest_expected is not None and self.smallest_expected >= TRUSTED_FROM


class MixCompared(NamedTuple):
    """Whether groups are mixed differently of the same kinds. `kinds` are the columns, merged as they were tested.

    Rare kinds stand together until at least 5 are expected of each. Two groups of two kinds that are still rare are
    tested exactly, by Fisher; more groups not at all: then `p` is None.
    """

    kinds: list[list[int]]
    statistic: float | None
    p: float | None
    is_exact: bool


def fisher(a: int, b: int, c: int, d: int) -> Fisher:
    """Fisher's exact test of the table [[a, b], [c, d]]: a of a + b beside c of c + d. Counts up to a billion."""
    a, b, c, d = count(a), count(b), count(c), count(d)
    if a + b + c + d > LARGEST:
        raise ValueError("Tables of more than a billion are not tested.")
    weights = _hypergeometric(a + b, c + d, a + c)
    total, seen = math.fsum(weights.values()), weights.get(a, 0.0)
    return Fisher(
        p=min(1.0, math.fsum(w for w in weights.values() if w <= seen * binomial.ALMOST) / total),
        less=min(1.0, math.fsum(w for k, w in weights.items() if k <= a) / total),
        greater=min(1.0, math.fsum(w for k, w in weights.items() if k >= a) / total),
        odds_ratio=a * d / (b * c) if b and c else None,
    )


def chi_square(table: Sequence[Sequence[float]]) -> ChiSquare:
    """Pearson's chi-square of a table of counts (rows of the same length), without correction."""
    rows = _without_empty([[float(count(cell)) for cell in row] for row in table])
    if len(rows) < 2 or len(rows[0]) < 2:
        return ChiSquare(None, 0, None, None)
    across, down = [sum(row) for row in rows], [sum(column) for column in zip(*rows, strict=True)]
    pairs = [(cell, across[i] * down[j] / sum(across)) for i, row in enumerate(rows) for j, cell in enumerate(row)]
    statistic = math.fsum((cell - expected) ** 2 / expected for cell, expected in pairs)
    freedom = (len(rows) - 1) * (len(rows[0]) - 1)

    from scipy.special import chdtrc

    return ChiSquare(statistic, freedom, float(chdtrc(freedom, statistic)), min(expected for _, expected in pairs))


def compare_mix(table: Sequence[Sequence[int]]) -> MixCompared:
    """A row for each group (a month, a team), a column for each kind. Merges what is too rare for a chi-square."""
    chi_square(table)  # Refuses what is no table of counts.
    kinds = _common_enough(table)
    found = chi_square(_merged(table, kinds))
    if found.p is None or found.is_trusted:
        return MixCompared(kinds, found.statistic, found.p, is_exact=False)
    rows = [row for row in _merged(table, kinds) if any(row)]
    exact = fisher(*rows[0], *rows[1]).p if len(rows) == 2 else None
    return MixCompared(kinds, None, exact, is_exact=exact is not None)


def _common_enough(table: Sequence[Sequence[int]]) -> list[list[int]]:
    """The columns, of which the two rarest are merged until enough are expected in each cell, or two are left."""
    rows = [total for total in map(sum, table) if total]
    # Of equals, what was merged last goes first.
    kinds = [(total, kind, [kind]) for kind, column in enumerate(zip(*table, strict=True)) if (total := sum(column))]
    heapq.heapify(kinds)
    places = itertools.count(-1, -1)
    while len(rows) > 1 and len(kinds) > 2 and kinds[0][0] * min(rows) / sum(rows) < TRUSTED_FROM:
        total, _, rarest = heapq.heappop(kinds)
        more, _, next_rarest = kinds[0]
        heapq.heapreplace(kinds, (total + more, next(places), rarest + next_rarest))
    return sorted(sorted(columns) for _, _, columns in kinds)


def _merged(table: Sequence[Sequence[int]], kinds: list[list[int]]) -> list[list[int]]:
    return [[sum(row[column] for column in kind) for kind in kinds] for row in table]


def _hypergeometric(first: int, second: int, chosen: int) -> dict[int, float]:
    """Weights of how many of `chosen` come from `first`, relative to the likeliest; those near nothing are left out."""
    low, high = max(0, chosen - second), min(first, chosen)
    peak = min(high, max(low, (first + 1) * (chosen + 1) // (first + second + 2)))
    weights = {peak: 1.0}
    weight, k = 1.0, peak
    while k < high and weight > 1e-300:
        weight *= (first - k) * (chosen - k) / ((k + 1) * (second - chosen + k + 1))
        k += 1
        weights[k] = weight
    weight, k = 1.0, peak
    while k > low and weight > 1e-300:
        weight *= k * (second - chosen + k) / ((first - k + 1) * (chosen - k + 1))
        k -= 1
        weights[k] = weight
    return weights


def _without_empty(rows: list[list[float]]) -> list[list[float]]:
    if len({len(row) for row in rows}) > 1:
        raise ValueError("The rows of a table are equally long.")
    number(math.fsum(cell for row in rows for cell in row))
    filled = [row for row in rows if any(row)]
    kept = [j for j in range(len(filled[0])) if any(row[j] for row in filled)] if filled else []
    return [[row[j] for j in kept] for row in filled]
