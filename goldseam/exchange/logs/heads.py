"""The line that says what the columns are: the first one, mostly; below a title, sometimes; and sometimes none."""

import re
from collections import Counter

from django.utils.translation import gettext as _

from goldseam.exchange.logs.words import FIELD_WORDS, plain

HEAD_WITHIN = 30
LONGEST = 120
_VALUE = re.compile(r"[-+]?[\d.,\s%€$£]+|\d{1,4}[-./]\d{1,2}[-./]\d{1,4}.*|\d{1,2}:\d\d.*")


def head_in(rows: list[tuple[int, list[str]]]) -> int:
    """The number of the line that is the head; 0 where there is none."""
    filled = [(number, [cell.strip() for cell in cells]) for number, cells in rows]
    usual = Counter(sum(map(bool, cells)) for _number, cells in filled).most_common()
    width = max((one for one, count in usual if count > 1), default=0) or usual[0][0]
    for number, cells in filled[:HEAD_WITHIN]:
        if sum(map(bool, cells)) >= max(1, 0.6 * width):
            return number if is_head(cells, [other for at, other in filled if at > number]) else 0
    return 0


def is_head(cells: list[str], below: list[list[str]]) -> bool:
    """Whether these are names: short, all different, no values, and not the same again below."""
    names = [cell for cell in cells if cell]
    if not below or any(len(name) > LONGEST for name in names) or any(_VALUE.fullmatch(name) for name in names):
        return False
    if any(plain(name) in FIELD_WORDS for name in names):
        return True
    if len(names) == 1:
        return len(names[0].split()) <= 4 and len(names[0]) < 0.6 * max(len(row[0]) for row in below if row)
    again = {(at, cell) for row in below for at, cell in enumerate(row) if cell}
    return not any((at, cell) in again for at, cell in enumerate(cells) if cell)


def names_in(head: list[str], width: int) -> list[str]:
    """A name for each column, no two of them the same."""
    names: list[str] = []
    seen: Counter[str] = Counter()
    for place in range(max(width, len(head))):
        name = " ".join(head[place].split())[:LONGEST] if place < len(head) else ""
        name = name.strip("\"'") or _("Column %(number)s") % {"number": place + 1}
        seen[name.casefold()] += 1
        names.append(name if seen[name.casefold()] == 1 else f"{name} ({seen[name.casefold()]})")
    return names
