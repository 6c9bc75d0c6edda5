"""Where a chart is drawn: marks and words, written as SVG in which nothing that people wrote can be code.

In a page each mark has a class, and `marks.css` says how it looks. Alone, in mail or on paper, the same looks stand
beside each mark (see `inks.py`).
"""

import re
from collections.abc import Callable
from html import escape
from typing import NamedTuple

from goldseam.charts.letters import LINE

# What XML does not allow, whatever stands around it.
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def safe(text) -> str:
    return escape(FORBIDDEN.sub("\ufffd", str(text)))


def short(number: float) -> str:
    """A coordinate, to a tenth of a unit."""
    return f"{number:.1f}".removesuffix(".0")


class Stop(NamedTuple):
    """One thing of a chart that says what it is to the pointer, the keyboard and whoever is read to."""

    told: str
    marks: list[tuple[str, str]]
    href: str = ""

    def in_page(self, look: Callable[[str], str], is_first: bool) -> str:
        inside = self._inside(look)
        if self.href:
            return f'<a href="{safe(self.href)}" tabindex="{0 if is_first else -1}">{inside}</a>'
        return f'<g tabindex="0" role="img">{inside}</g>' if is_first else f"<g>{inside}</g>"

    def alone(self, look: Callable[[str], str]) -> str:
        return f"<g>{self._inside(look)}</g>"

    def drawn(self, look: Callable[[str], str]) -> str:
        return "".join(f'<path {look(name)} d="{way}"/>' for name, way in self.marks)

    def _inside(self, look: Callable[[str], str]) -> str:
        return f"<title>{safe(self.told)}</title>{self.drawn(look)}"


class Paper:
    """Marks in the order in which they lie on one another."""

    def __init__(self, width: float, look: Callable[[str], str]):
        self.width, self.height = width, 0.0
        self.look = look
        self.marks: list[str] = []
        self.points: list[Stop] = []
        self.starts_at_end = False

    @property
    def is_narrow(self) -> bool:
        return self.width < 480

    def path(self, look: str, way: str) -> None:
        if way:
            self.marks.append(f'<path {self.look(look)} d="{way}"/>')

    def line(self, look: str, x1: float, y1: float, x2: float, y2: float) -> None:
        self.path(look, f"M{short(x1)} {short(y1)}L{short(x2)} {short(y2)}")

    def box(self, look: str, x: float, y: float, width: float, height: float, round_: float = 0) -> None:
        corner = f' rx="{short(round_)}"' if round_ else ""
        size = f'width="{short(max(width, 0))}" height="{short(max(height, 0))}"'
        self.marks.append(f'<rect {self.look(look)} x="{short(x)}" y="{short(y)}" {size}{corner}/>')

    def words(self, look: str, x: float, y: float, text: str, anchor: str = "start") -> None:
        if not text:
            return
        side = "" if anchor == "start" else f' text-anchor="{anchor}"'
        self.marks.append(f'<text {self.look(look)} x="{short(x)}" y="{short(y)}"{side}>{safe(text)}</text>')

    def lines(self, look: str, x: float, y: float, lines: list[str], anchor: str = "start") -> float:
        """Lines below one another; says where the next one would stand."""
        for line in lines:
            self.words(look, x, y, line, anchor)
            y += LINE
        return y

    def point(self, told: str, marks: list[tuple[str, str]], href: str = "") -> None:
        """One thing to be read by itself: pairs of look and way, and the words that say what it is."""
        self.points.append(Stop(told, marks, href))

    def written(self, title: str, description: str) -> str:
        width, height = short(self.width), short(self.height)
        opening = f'<svg class="chart__drawing" viewBox="0 0 {width} {height}" role="graphics-document document">'
        marks = f'<g aria-hidden="true">{"".join(self.marks)}</g>'
        return f"{opening}{_said(title, description)}{marks}{self._stops()}</svg>"

    def _stops(self) -> str:
        """One of the points can be reached by Tab; arrows go from there to the others (chart-points.js)."""
        first = len(self.points) - 1 if self.starts_at_end else 0
        stops = (stop.in_page(self.look, index == first) for index, stop in enumerate(self.points))
        return f'<g class="chart__points">{"".join(stops)}</g>' if self.points else ""

    def written_alone(self, title: str, description: str, edge: float, is_told: bool) -> str:
        """With an edge around, and the colour of paper below. Where nobody can point at points, they need no words."""
        width, height = short(self.width + 2 * edge), short(self.height + 2 * edge)
        opening = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        )
        ground = f'<rect {self.look("chart-ground")} width="{width}" height="{height}"/>'
        stops = "".join(stop.alone(self.look) if is_told else stop.drawn(self.look) for stop in self.points)
        marks = f'<g transform="translate({short(edge)} {short(edge)})">{"".join(self.marks)}{stops}</g>'
        return f"{opening}{_said(title, description)}{ground}{marks}</svg>"


def _said(title: str, description: str) -> str:
    return f"<title>{safe(title)}</title><desc>{safe(description)}</desc>"
