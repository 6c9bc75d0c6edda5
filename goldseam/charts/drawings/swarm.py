"""Single values as dots that pile up where they lie on one another, so that each can be seen."""

from collections import defaultdict

from goldseam.charts.descriptions import Dot


def swarm(places: list[tuple[float, Dot]], foot: float, room: float) -> list[tuple[float, float, float, Dot]]:
    """x, y, radius and what it stands for, from pairs of x and that. Piles grow upwards, high ones closer."""
    r = 3.6 if len(places) <= 60 else 2.6 if len(places) <= 200 else 1.6
    piles = defaultdict(list)
    for x, one in sorted(places, key=lambda place: place[0]):
        piles[int(x // (2 * r))].append((x, one))
    highest = max(map(len, piles.values()), default=1)
    rise = min(2 * r, (room - 2 * r) / max(highest - 1, 1))
    placed = []
    for column, pile in piles.items():
        for floor, (x, one) in enumerate(pile):
            placed.append((x if len(pile) == 1 else (column + 0.5) * 2 * r, foot - r - floor * rise, r, one))
    return placed
