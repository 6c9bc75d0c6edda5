"""What something got through: slices across its way with their holes, and an arrow down to the one that held.

A few slices stand beside one another; many, or all of them on narrow paper, lie one below the other.
"""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.charts.descriptions import Slice, Slices
from goldseam.charts.drawings.empty import draw_empty
from goldseam.charts.drawings.key import SWATCH, Entry, draw_key
from goldseam.charts.drawings.plates import PATTERNS, Plate, lying, upright
from goldseam.charts.drawings.ways import Way
from goldseam.charts.letters import LINE, STRONG, fit, width_of, wrapped
from goldseam.charts.paper import Paper, short
from goldseam.charts.states import kind_name, state_name

MOST_UPRIGHT, MOST = 6, 24
LOOKS = {"failed": "clay", "held": "moss", "absent": "absent", "not_reached": "faint", "unknown": "unsure"}
TALL, FLAT = 110.0, 36.0  # How high a slice is, standing and lying.


def draw_slices(chart: Slices, paper: Paper) -> None:
    shown = list(chart.slices)[:MOST]
    if not shown:
        draw_empty(paper, _("No layers are named yet."))
        return
    plates = _stand(paper, shown) if len(shown) <= MOST_UPRIGHT and not paper.is_narrow else _lie(paper, shown)
    way = Way(_start(paper, plates[0]))
    for one, plate in zip(shown, plates, strict=True):
        marks = [*_body(one, plate), *way.to(one.state, plate)]
        paper.point(_told(one), marks, one.href)
    paper.path("chart-way", way.rest(_end(paper, plates[-1])))
    paper.path("chart-way-tip", way.last_tip)
    if len(chart.slices) > MOST:
        _draw_more(paper, len(chart.slices) - MOST)
    draw_key(paper, _key(shown))


def _stand(paper: Paper, shown: list[Slice]) -> list[Plate]:
    """Beside one another, with their names below."""
    room = (paper.width - 44) / len(shown)
    top = paper.height + 22
    plates = [upright(22 + (place + 0.5) * room, top) for place in range(len(shown))]
    _tie(paper, shown, [(plate.middle[0], top - 4) for plate in plates], (0, -6))
    names = [wrapped(one.name, room - 8, most=3) or [""] for one in shown]
    foot = top + TALL + LINE + 8
    for one, lines, plate in zip(shown, names, plates, strict=True):
        y = paper.lines(_name_look(one), plate.middle[0], foot, lines, "middle")
        state = wrapped(state_name(one.state), room - 4, most=2, size=STRONG)
        y = paper.lines(_state_look(one), plate.middle[0], y + 2, state, "middle")
        paper.height = max(paper.height, y)
    return plates


def _lie(paper: Paper, shown: list[Slice]) -> list[Plate]:
    """One below the other, with their names at the left."""
    width = 124.0 if paper.is_narrow else 190.0
    names = max(width_of(words, STRONG) for one in shown for words in (one.name, state_name(one.state)))
    room = min(names, paper.width - width - 26)
    left = paper.width - width - 8 if paper.is_narrow else room + 34
    plates, y = [], paper.height + 24
    for one in shown:
        lines = wrapped(one.name, room, most=2) or [""]
        height = max((len(lines) + 1) * LINE, FLAT) + 14
        plates.append(lying(left, y + (height - 14 - FLAT) / 2, width))
        below = paper.lines(_name_look(one), 0, y + LINE - 4, lines)
        paper.words(_state_look(one), 0, below, fit(state_name(one.state), room, STRONG))
        y += height
    paper.height = y + 10
    _tie(paper, shown, [(left - 6, plate.middle[1]) for plate in plates], (-5, 0))
    return plates


def _name_look(one: Slice) -> str:
    return "chart-quiet" if one.state == "not_reached" else "chart-text"


def _state_look(one: Slice) -> str:
    return "chart-quiet" if one.state == "not_reached" else "chart-strong"


def _tie(paper: Paper, shown: list[Slice], places: list[tuple[float, float]], away: tuple[float, float]) -> None:
    """A bracket around those that are met at the same time."""
    for place, one in enumerate(shown):
        if one.is_beside and place:
            (x1, y1), (x2, y2), (a, b) = places[place - 1], places[place], away
            way = f"M{short(x1)} {short(y1)}l{a} {b}L{short(x2 + a)} {short(y2 + b)}l{-a} {-b}"
            paper.path("chart-frozen", way)


def _start(paper: Paper, first: Plate) -> tuple[float, float]:
    x, y = first.middle
    return (2.0, y) if first.way[0] else (x, first.corner[1] - 18)


def _end(paper: Paper, last: Plate) -> tuple[float, float]:
    """Where it comes out if nothing stopped it."""
    x, y = last.out
    return (paper.width - 3, y) if last.way[0] else (x, y + 20)


def _body(one: Slice, plate: Plate) -> list[tuple[str, str]]:
    look = LOOKS.get(one.state, "plain")
    is_there = one.state not in ("absent", "unknown")
    marks = [(f"chart-{look}-ground", (plate.rim if is_there else "") + plate.face)]
    if one.state != "absent" and one.kind in PATTERNS:
        marks.append((f"chart-{look}-{'dots' if one.kind == 'people' else 'lines'}", PATTERNS[one.kind](plate)))
    if one.state == "failed":
        marks.append(("chart-hole", plate.hole))
    if one.state == "held":
        marks.append(("chart-held", plate.face))
    return marks


def _draw_more(paper: Paper, left: int) -> None:
    more = ngettext("One more is in the table.", "%(count)s more are in the table.", left) % {"count": left}
    paper.words("chart-quiet", 0, paper.height + LINE, more)
    paper.height += LINE + 6


def _key(shown: list[Slice]) -> list[Entry]:
    kinds = [kind for kind in PATTERNS if any(one.kind == kind for one in shown)]
    entries = [Entry(_sample(kind), kind_name(kind)) for kind in kinds]
    if any(one.is_beside for one in shown[1:]):
        entries.append(Entry(_bracket, _("Met at the same time")))
    return entries


def _sample(kind: str):
    def sample(paper: Paper, x: float, y: float) -> None:
        plate = Plate((x, y - 7), (SWATCH, 0), (0, 14), (1, 0))
        paper.path("chart-plain-ground", plate.face)
        paper.path("chart-plain-dots" if kind == "people" else "chart-plain-lines", _sparse(kind, x, y))

    return sample


def _sparse(kind: str, x: float, y: float) -> str:
    if kind == "people":
        return "".join(f"M{short(x + a)} {short(y + b)}h0.01" for a in (4, 9, 14, 19) for b in (-3.5, 0, 3.5))
    if kind == "technology":
        return "".join(f"M{short(x)} {short(y + b)}h{SWATCH:g}" for b in (-3.5, 0, 3.5))
    return "".join(f"M{short(x + a)} {short(y - 7)}v14" for a in (4, 8, 12, 16, 20))


def _bracket(paper: Paper, x: float, y: float) -> None:
    paper.path("chart-frozen", f"M{short(x + 2)} {short(y + 3)}v-6h20v6")


def _told(one: Slice) -> str:
    """“Second person (People): Failed. Nobody was free”"""
    words = _("%(name)s (%(kind)s): %(state)s") % {
        "name": one.name,
        "kind": kind_name(one.kind),
        "state": state_name(one.state),
    }
    return f"{words}. {one.note}" if one.note else words
