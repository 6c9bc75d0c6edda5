"""What a drawing holds, read back from its SVG."""

import re
from typing import NamedTuple
from xml.etree import ElementTree

from goldseam.charts.letters import width_of

NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?|nan|inf", re.IGNORECASE)
SIZES = {"chart-number": 11, "chart-title": 16}


class Words(NamedTuple):
    text: str
    left: float
    right: float
    line: float


def tree(svg):
    """The drawing, or an error where it is no well-formed XML. Pages leave the namespace away."""
    return ElementTree.fromstring(str(svg))


def titles(svg):
    """What is said about each point."""
    return [title.text for title in tree(svg).findall(".//{*}g[@class='chart__points']/*/{*}title")]


def numbers(svg):
    """Every coordinate and size."""
    for thing in tree(svg).iter():
        for name in ("d", "x", "y", "width", "height", "rx", "viewBox"):
            yield from (float(number) for number in NUMBER.findall(thing.get(name, "")))


def words(svg):
    """Each piece of text with the room that it takes."""
    for thing in tree(svg).iter():
        if thing.tag.endswith("text"):
            width = width_of(thing.text, SIZES.get(thing.get("class"), 13))
            shift = {"middle": width / 2, "end": width}.get(thing.get("text-anchor"), 0)
            left = float(thing.get("x")) - shift
            yield Words(thing.text, left, left + width, float(thing.get("y")))


def overlaps(svg):
    """Pairs of texts that lie on one another."""
    found = sorted(words(svg), key=lambda one: one.line)
    return [
        (one.text, other.text)
        for place, one in enumerate(found)
        for other in found[place + 1 :]
        if other.line - one.line < 9 and one.left < other.right - 1 and other.left < one.right - 1
    ]
