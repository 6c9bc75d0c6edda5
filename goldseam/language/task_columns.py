"""Which column of a table holds what, by the words of its head."""

import re
from collections.abc import Iterator

from goldseam.language.checklist_words import words
from goldseam.language.task_words import marks_in

_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NUMBER = re.compile(r"[\d.)#\s]*")
ORDER = ("text", "text_else", "pause", "response", "role", "use", "killer")


def places(head: list[str], *, is_table_alone: bool = True) -> dict[str, int]:
    """Which column holds what; nothing where no column for the lines is named.

    `is_table_alone`: there is nothing but the table, so that words that may head anything (“name”) count, too.
    """
    said = [_plain(cell) for cell in head]
    found: dict[str, int] = {}
    for name in ORDER:
        if name == "text_else" and ("text" in found or not is_table_alone):
            continue
        known = (said.index(word) for word in words().columns[name] if word in said)
        place = next((place for place in known if place not in found.values()), None)
        if place is not None:
            found["text" if name == "text_else" else name] = place
    return found if "text" in found else {}


def left_out(head: list[str], cells: list[str], found: dict[str, int]) -> Iterator[str]:
    """What stands in columns that a checklist has no place for: “Comment: by phone (Doctor called)”."""
    for place, cell in enumerate(cells):
        is_known = place in found.values() and not (place == found.get("use") and not all(marks_in(cell.split(","))))
        if not is_known and any(sign.isalpha() for sign in cell):
            name = head[place].strip() if place < len(head) else ""
            about = cells[found["text"]] if found["text"] < len(cells) else ""
            yield f"{f'{name}: ' if name else ''}{cell}{f' ({about})' if about else ''}"


def pauses(head: list[str], rows: list[list[str]], found: dict[str, int]) -> list[str]:
    """The pause point of each row: what its cell says, or the last one above. Each row with a number of its own below a
    word such as “step” is only counted."""
    place = found.get("pause")
    if place is None:
        return [""] * len(rows)
    cells = [row[place] if place < len(row) else "" for row in rows]
    may_count = place < len(head) and _plain(head[place]) in words().columns["text_else"]
    if may_count and len({cell for cell in cells if cell and is_number(cell)}) == len(cells):
        return [""] * len(cells)
    above, said = "", []
    for cell in cells:
        above = cell if any(sign.isalnum() for sign in cell) else above
        said.append(above)
    return said


def is_number(cell: str) -> bool:
    """Whether it only counts: “1.”, “#3”."""
    return bool(_NUMBER.fullmatch(cell))


def _plain(cell: str) -> str:
    return " ".join(_IN_BRACKETS.sub(" ", cell).replace("_", " ").strip("*: ").lower().split())


def guessed_places(rows: list[list[str]]) -> dict[str, int]:
    """Where the lines stand in rows without a head: behind what only counts, and behind a first column that names the
    same for several rows. Of two columns that do not repeat themselves, the second answers the first."""
    width = max(len(row) for row in rows)
    columns = [[row[place] if place < len(row) else "" for row in rows] for place in range(width)]
    said = [place for place, cells in enumerate(columns) if not all(is_number(cell) for cell in cells)] or [0]
    if len(said) > 1 and len({*columns[said[0]]}) < len(rows) and all(columns[said[1]]):
        return {"pause": said[0], "text": said[1]}
    return {"text": said[0], "response": said[1]} if len(said) == 2 else {"text": said[0]}
