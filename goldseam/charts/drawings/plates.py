"""A slice in space: what it looks like from the side from which things come, and where a way goes in and out of it."""

from collections.abc import Callable
from dataclasses import dataclass

from goldseam.charts.paper import short
from goldseam.charts.shapes import Place

THICK = 6.0


@dataclass(frozen=True)
class Plate:
    """A slanted face with two edges `across` and `along` from its `corner`, and a rim on the side that is near.

    `way` is the direction in which things come: (1, 0) from the left, (0, 1) from above.
    """

    corner: Place
    across: Place
    along: Place
    way: Place

    def at(self, u: float, v: float) -> Place:
        """A place on the face, both from 0 to 1."""
        (x, y), (a, b), (c, d) = self.corner, self.across, self.along
        return x + u * a + v * c, y + u * b + v * d

    @property
    def middle(self) -> Place:
        return self.at(0.5, 0.5)

    @property
    def out(self) -> Place:
        """Where a way that went through the middle is seen again."""
        x, y = self.middle
        reach = THICK + (self.across[0] / 2 if self.way[0] else self.along[1] / 2)
        return x + self.way[0] * reach, y + self.way[1] * reach

    @property
    def face(self) -> str:
        return _closed(self.at(0, 0), self.at(1, 0), self.at(1, 1), self.at(0, 1))

    @property
    def rim(self) -> str:
        """The two sides of its thickness that are in view."""
        return "".join(_closed(*self._thickened(*edge)) for edge in self._near_edges)

    @property
    def hole(self) -> str:
        x, y = self.middle
        rx, ry = (10, 16) if self.way[0] else (17, 7.5)
        return f"M{short(x - rx)} {short(y)}a{rx} {ry} 0 1 0 {2 * rx} 0a{rx} {ry} 0 1 0 -{2 * rx} 0z"

    @property
    def _near_edges(self) -> list[tuple[Place, Place]]:
        right = self.at(1, 0), self.at(1, 1)
        other = (self.at(0, 0), self.at(1, 0)) if self.way[0] else (self.at(0, 1), self.at(1, 1))
        return [right, other]

    def _thickened(self, first: Place, second: Place) -> list[Place]:
        x, y = self.way[0] * THICK, self.way[1] * THICK
        return [first, second, (second[0] + x, second[1] + y), (first[0] + x, first[1] + y)]


def upright(x: float, top: float) -> Plate:
    """It stands across a way from the left; the middle of its face is at x."""
    return Plate((x - 23, top), (46, 18), (0, 92), (1, 0))


def lying(left: float, top: float, width: float) -> Plate:
    """It lies across a way from above."""
    return Plate((left + 24, top), (width - 24, 0), (-24, 30), (0, 1))


def lines_across(plate: Plate) -> str:
    return "".join(_stroke(plate.at(0, v / 10), plate.at(1, v / 10)) for v in range(1, 10))


def lines_along(plate: Plate) -> str:
    return "".join(_stroke(plate.at(u / 10, 0), plate.at(u / 10, 1)) for u in range(1, 10))


def dots_on(plate: Plate) -> str:
    columns, rows = (5, 10) if plate.way[0] else (10, 5)
    places = [plate.at((u + 0.5) / columns, (v + 0.5) / rows) for u in range(columns) for v in range(rows)]
    return "".join(f"M{short(x)} {short(y)}h0.01" for x, y in places)


PATTERNS: dict[str, Callable[[Plate], str]] = {
    "people": dots_on,
    "technology": lines_across,
    "process": lines_along,
}


def _stroke(first: Place, second: Place) -> str:
    return f"M{short(first[0])} {short(first[1])}L{short(second[0])} {short(second[1])}"


def _closed(*places: Place) -> str:
    return "M" + "L".join(f"{short(x)} {short(y)}" for x, y in places) + "z"
