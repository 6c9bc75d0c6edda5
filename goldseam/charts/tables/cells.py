"""What a table is made of: cells that the reader sees, with the plain values for machines."""

import math
from datetime import datetime
from typing import NamedTuple

from goldseam.charts.numbers import told


class Cell(NamedTuple):
    """What the reader sees, and the plain value for machines."""

    text: str
    plain: float | str | datetime = ""
    href: str = ""

    @property
    def is_number(self) -> bool:
        return isinstance(self.plain, float)


class Table(NamedTuple):
    caption: str
    head: list[str]
    rows: list[list[Cell]]


def words(text: str, href: str = "") -> Cell:
    return Cell(text, text, href)


def number(value: float | None, share: bool = False, href: str = "") -> Cell:
    if value is None or not math.isfinite(value):
        return Cell("", "", href)
    return Cell(told(value, share), float(value), href)
