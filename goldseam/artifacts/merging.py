"""Two people revised the same version: what they changed in different places is brought together."""

from goldseam.artifacts.items import Line
from goldseam.common.merging import merged


class Apart(Exception):
    """Both changed the same place differently, and a person has to choose."""


def together(base: dict, theirs: dict, mine: dict) -> dict | None:
    """One content out of two that started from `base`, or None where both changed the same place differently.

    Each is a dict with `text`, `lines` (see `goldseam.artifacts.items.Line`) and single values such as `aim`.
    """
    try:
        names = [name for name in base if name not in ("text", "lines")]
        singles = {name: _chosen(base[name], theirs[name], mine[name]) for name in names}
        text = merged(base["text"], theirs["text"], mine["text"])
        if text is None:
            raise Apart
        return singles | {"text": text, "lines": merged_lines(base["lines"], theirs["lines"], mine["lines"])}
    except Apart:
        return None


def merged_lines(base: list[Line], theirs: list[Line], mine: list[Line]) -> list[Line]:
    """The lines of both. Raises `Apart` where both changed one line, or both changed the order."""
    by_key = [{line.key: line for line in lines if line.key} for lines in (base, theirs, mine)]
    was, with_them, with_me = by_key
    kept = {key: _chosen(line, with_them.get(key), with_me.get(key)) for key, line in was.items()}
    order, other = (mine, theirs) if _keeps_order(base, theirs) else (theirs, mine)
    if order is theirs and not _keeps_order(base, mine):
        raise Apart
    result = [kept[line.key] if line.key in was else line for line in order]
    return _with_additions([line for line in result if line], other, was)


def _chosen(base, theirs, mine):
    """What only one of them changed, or both in the same way."""
    if theirs == mine or mine == base:
        return theirs
    if theirs == base:
        return mine
    raise Apart


def _keeps_order(base: list[Line], lines: list[Line]) -> bool:
    there = {line.key for line in lines}
    return [line.key for line in base if line.key in there] == [
        line.key for line in lines if line.key in {one.key for one in base}
    ]


def _with_additions(lines: list[Line], other: list[Line], was: dict) -> list[Line]:
    """The lines, with each that the other person added after the line that it was put behind."""
    result, before = list(lines), None
    for line in other:
        if line.key not in was:
            place = _place_after(result, before)
            result.insert(place, line)
        before = line
    return result


def _place_after(lines: list[Line], before: Line | None) -> int:
    if before is None:
        return 0
    for place, line in enumerate(lines):
        if line is before or (line.key and line.key == before.key):
            return place + 1
    return len(lines)
