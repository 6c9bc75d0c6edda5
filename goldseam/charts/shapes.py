"""The shapes that tell marks apart without colour, each around a place."""

from goldseam.charts.paper import short

Place = tuple[float, float]


def dot(x: float, y: float, r: float) -> str:
    r = round(r, 1)
    d = short(2 * r)
    return f"M{short(x - r)} {short(y)}a{short(r)} {short(r)} 0 1 0 {d} 0a{short(r)} {short(r)} 0 1 0 -{d} 0z"


def diamond(x: float, y: float, r: float) -> str:
    r *= 1.5
    a = short(r)
    return f"M{short(x)} {short(y - r)}l{a} {a}l-{a} {a}l-{a} -{a}z"


def star(x: float, y: float, r: float) -> str:
    """Four points, as gold has it everywhere in the product."""
    r *= 2.1
    waist = r * 0.3
    a, b = short(waist), short(r - waist)
    return f"M{short(x)} {short(y - r)}l{a} {b}l{b} {a}l-{b} {a}l-{a} {b}l-{a} -{b}l-{b} -{a}l{b} -{a}z"


def cross(x: float, y: float, r: float) -> str:
    d = short(2 * r)
    return f"M{short(x - r)} {short(y - r)}l{d} {d}m-{d} 0l{d} -{d}"


def chain(places: list[Place | None]) -> str:
    """A line from place to place that stops where one is missing."""
    way, pen = [], "M"
    for place in places:
        if place is None:
            pen = "M"
            continue
        way.append(f"{pen}{short(place[0])} {short(place[1])}")
        pen = "L"
    return "".join(way)


def stairs(places: list[Place | None], half: float) -> str:
    """A line that goes level over each place and steps between them."""
    way, pen = [], "M"
    for place in places:
        if place is None:
            pen = "M"
            continue
        x, y = place
        way.append(f"{pen}{short(x - half)} {short(y)}H{short(x + half)}")
        pen = "L"
    return "".join(way)


def between(upper: list[Place], lower: list[Place], half: float = 0.0) -> str:
    """The area between two lines, in steps where places have a width."""
    edge = [f"{short(x - half)} {short(y)}L{short(x + half)} {short(y)}" for x, y in upper]
    back = [f"{short(x + half)} {short(y)}L{short(x - half)} {short(y)}" for x, y in reversed(lower)]
    return "M" + "L".join([*edge, *back]) + "z" if upper and lower else ""


SHAPES = {"": dot, "signal": diamond, "gain": star, "missing": cross}
