"""Looking at several questions at once: the more one asks, the more often chance answers."""

from collections.abc import Sequence

from goldseam.statistics.given import share


def holm(ps: Sequence[float]) -> list[float]:
    """Each p made larger for having asked several questions, in the order given (Holm, Scand. J. Stat. 6, 1979)."""
    known = [share(p, "A p lies between 0 and 1.") for p in ps]
    adjusted, largest = [0.0] * len(known), 0.0
    for rank, at in enumerate(sorted(range(len(known)), key=known.__getitem__)):
        largest = max(largest, min(1.0, known[at] * (len(known) - rank)))
        adjusted[at] = largest
    return adjusted
