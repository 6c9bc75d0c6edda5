"""The way of something through slices: in front of each until it goes in, unseen behind it, and out again below."""

from goldseam.charts.drawings.plates import Plate
from goldseam.charts.paper import short
from goldseam.charts.shapes import Place, question

Marks = list[tuple[str, str]]


class Way:
    """Drawn slice by slice, until one stops it or it ended before."""

    def __init__(self, start: Place):
        self.pen, self.goes_on = start, True
        self.last_tip = ""

    def to(self, state: str, plate: Plate) -> Marks:
        """What is to be seen of it in front of this slice."""
        if not self.goes_on:
            return _doubt(plate) if state == "unknown" else []
        before, self.pen = self.pen, plate.out
        if state == "failed":
            return [("chart-way", _line(before, plate.middle))]
        if state == "unknown":
            return [("chart-way-unsure", _line(before, plate.out)), *_doubt(plate)]
        if state in ("held", "not_reached"):
            self.goes_on = False
            end = plate.middle if state == "held" else _short_of(plate)
            return [("chart-way", _line(before, _back(end, plate.way))), ("chart-way-tip", _tip(end, plate.way))]
        return [("chart-way", _line(before, plate.out))]

    def rest(self, end: Place) -> str:
        """Nothing stopped it: out at the other side."""
        if not self.goes_on:
            return ""
        way = (1.0, 0.0) if end[1] == self.pen[1] else (0.0, 1.0)
        self.last_tip = _tip(end, way)
        return _line(self.pen, _back(end, way))


def _short_of(plate: Plate) -> Place:
    x, y = plate.at(0, 0.5) if plate.way[0] else plate.at(0.5, 0)
    return (x - 4, plate.middle[1]) if plate.way[0] else (plate.middle[0], y - 4)


def _back(at: Place, way: Place) -> Place:
    """Where the line ends, below the tip."""
    return at[0] - 8 * way[0], at[1] - 8 * way[1]


def _line(first: Place, second: Place) -> str:
    return f"M{short(first[0])} {short(first[1])}L{short(second[0])} {short(second[1])}"


def _tip(at: Place, way: Place) -> str:
    x, y = short(at[0]), short(at[1])
    return f"M{x} {y}l-11 -6.5v13z" if way[0] else f"M{x} {y}l-6.5 -11h13z"


def _doubt(plate: Plate) -> Marks:
    """A question mark on a disc."""
    x, y = plate.middle
    disc = f"M{short(x - 10)} {short(y)}a10 10 0 1 0 20 0a10 10 0 1 0 -20 0z"
    return [("chart-number-ground", disc), ("chart-doubt", question(x, y))]
