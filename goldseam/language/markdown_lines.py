"""Markdown as a row of headings, items and other lines, each with the place where it stands.

Comments are left out. Code and quotations come as such: they are nobody's own words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BREAK = re.compile(r"\r\n|\r|\n")
BULLET = re.compile(
    r"([ \t]*)(?:(?:[-*+•–·◦▪‣]|\d{1,3}[.)]|[a-zA-Z]\))[ \t]+(\[[ xX~-]?\](?:[ \t]+|$)|[☐□☑☒✓✔✅❏❑][ \t]*)?"
    r"|([☐□☑☒✓✔✅❏❑][ \t]*)|(\[[ xX~_]?\])[ \t]+)(.*)"
)
HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*)")
_FENCE = re.compile(r"[ \t]*(?:[-*+][ \t]+)?(`{3,}|~{3,})")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FRONT = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*")


@dataclass
class Plain:
    """A heading, where it has a level, or a line of something else. Lines and columns count from one.

    `is_front`: it stands between the rows of signs before the text, where programs keep facts about a file.
    """

    text: str
    number: int
    column: int = 1
    level: int = 0
    is_front: bool = False


@dataclass(frozen=True)
class Shown:
    """A line of code or of a quotation: shown, not said."""

    text: str
    number: int


@dataclass
class Bullet:
    """An item of a list, with the lines into which it was broken. `end` is where its first line ends."""

    text: str
    number: int
    column: int
    end: int
    indent: int
    is_box: bool
    is_nested: bool = False


Seen = Plain | Bullet | Shown


def lines_of(text: str, *, reads_code: bool = False) -> Iterator[Seen]:
    """All that is not blank and no comment. `reads_code`: what is shown counts as said."""
    rows = _BREAK.split(_COMMENT.sub(lambda found: "\n" * len(_BREAK.findall(found[0])), text))
    at, held = 0, None
    if end := _end_of_front_matter(rows):
        yield from (Plain(row, number, is_front=True) for number, row in enumerate(rows[1:end], start=2))
        at = end + 1
    fence, base = "", None
    for number, row in enumerate(rows[at:], start=at + 1):
        seen = _seen(row.lstrip("> ") if reads_code and row.lstrip().startswith(">") else row, number)
        if marker := _FENCE.match(row):
            fence = "" if fence and _closes(row, fence) else fence or marker[1]
            seen = None
        elif not reads_code and (fence or row.lstrip().startswith(">")):
            seen = Shown(row.strip(), number) if row.strip(" \t>") else None
        elif isinstance(seen, Bullet):
            base = seen.indent if base is None or seen.indent < base else base
            seen.is_nested = seen.indent > base + 1
        elif isinstance(held, Bullet) and isinstance(seen, Plain) and _goes_on(seen, row):
            held.text += f" {row.strip()}"
            continue
        elif isinstance(held, Plain) and not held.level and (rule := _UNDERLINE.fullmatch(row)):
            held.level = 1 if rule[1][0] == "=" else 2
            continue
        elif isinstance(seen, Plain) and seen.level:
            base = None
        if held:
            yield held
        held = seen
    if held:
        yield held


def _goes_on(seen: Plain, row: str) -> bool:
    """Whether the line belongs to the item above: it is indented, or goes on in the middle of a sentence."""
    return not seen.level and (row[:1] in " \t" or row[:1].islower())


def _end_of_front_matter(rows: list[str]) -> int:
    """The row that closes what stands before the text, between two rows of the same signs; 0 where nothing does."""
    opening = _FRONT.fullmatch(rows[0])
    marker = opening[1] if opening else None
    return next((n for n, row in enumerate(rows[1:], 1) if marker and row.rstrip(" \t") == marker), 0)


def _closes(row: str, fence: str) -> bool:
    """“```python” opens another one; it closes none."""
    return row.strip().startswith(fence) and not row.strip().strip(fence[0])


def _without_closing(text: str) -> str:
    """Without the signs that may close a heading: “C#” has none."""
    rest = text.rstrip("#")
    return text if rest[-1:] not in ("", " ", "\t") else rest.rstrip(" \t")


def _seen(row: str, number: int) -> Seen | None:
    if not row.strip():
        return None
    if heading := HEADING.fullmatch(row):
        text = _without_closing(heading[2].rstrip(" \t"))
        return Plain(text, number, heading.start(2) + 1, len(heading[1]))
    if found := BULLET.fullmatch(row):
        indent = len(found[1].expandtabs(4))
        is_box = any(found[group] for group in (2, 3, 4))
        return Bullet(found[5].strip(), number, found.start(5) + 1, len(row.rstrip()) + 1, indent, is_box)
    return Plain(row.strip(), number, len(row) - len(row.lstrip()) + 1)
