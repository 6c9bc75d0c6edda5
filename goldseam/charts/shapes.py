"""The shapes that tell marks apart without colour, each around a place."""

from goldseam.charts.paper import short

Place = tuple[float, float]


def dot(x: float, y: float, r: float) -> str:
    r = round(r, 1)
    d = short(2 * r)
    return f"M{short(x - r)} {short(y)}a{short(r)} {short(r)} 0 1 0 {d} 0a{short(r)} {short(r)} 0 1 0 -{d} 0z"


def spot(x: float, y: float, r: float) -> str:
    """A place without a size."""
    return f"M{short(x)} {short(y)}h0"


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


def question(x: float, y: float) -> str:
    """A question mark, to be drawn as a line."""
    hook = f"M{short(x - 3)} {short(y - 3)}a3 3 0 1 1 4.8 2.4c-1.2 .8 -1.8 1.3 -1.8 2.6"
    return f"{hook}M{short(x)} {short(y + 5.2)}h0.01"


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


def block(x: float, y: float, width: float, height: float) -> str:
    return f"M{short(x)} {short(y)}h{short(width)}v{short(height)}h-{short(width)}z"


def rising(x: float, y: float, width: float, height: float, gap: float = 5.0, down: bool = False) -> str:
    """Slanting lines that fill a block."""
    way = []
    reach = gap / 2
    while reach < width + height:
        x1, y1 = (reach, 0.0) if reach <= width else (width, reach - width)
        x2, y2 = (0.0, reach) if reach <= height else (reach - height, height)
        if down:
            x1, x2 = width - x1, width - x2
        way.append(f"M{short(x + x1)} {short(y + y1)}L{short(x + x2)} {short(y + y2)}")
        reach += gap
    return "".join(way)


def falling(x: float, y: float, width: float, height: float) -> str:
    return rising(x, y, width, height, down=True)


def level(x: float, y: float, width: float, height: float, gap: float = 4.0) -> str:
    """Level lines that fill a block."""
    rows = int(height / gap + 0.5)
    return "".join(f"M{short(x)} {short(y + (row + 0.5) * gap)}h{short(width)}" for row in range(rows))


def dotted(x: float, y: float, width: float, height: float, gap: float = 5.0) -> str:
    """Dots that fill a block, drawn with round ends."""
    columns, rows = int(width / gap + 0.5), int(height / gap + 0.5)
    left, top = x + (width - (columns - 1) * gap) / 2, y + (height - (rows - 1) * gap) / 2
    return "".join(
        f"M{short(left + column * gap)} {short(top + row * gap)}h0.01"
        for row in range(rows)
        for column in range(columns)
    )


def nothing(x: float, y: float, width: float, height: float) -> str:
    return ""
