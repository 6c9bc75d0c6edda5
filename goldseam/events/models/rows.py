"""Rows that several people edit at once (timeline, factors): each row is brought together by itself.

A row that is saved says in `was` how it looked when its writer began. Rows that the writer never saw stay; a row
that two people changed in the same place is kept twice, one below the other, rather than lost.
"""

from dataclasses import dataclass, field

from goldseam.common.merging import merged

CLASH = object()


@dataclass
class Written:
    """What came of saving rows."""

    is_changed: bool = False
    kept_twice: int = 0
    count_before: int = 0
    order: list = field(default_factory=list)


def write_rows(rows, fields: tuple[str, ...], wanted: list[dict]) -> Written:
    """Saves the wanted rows into a related manager. Each has fields, and `id`, `was`, `remove` where they apply."""
    present = {row.pk: row for row in rows.all()}
    order_before = list(present)
    written = Written(count_before=len(present))
    for want in wanted:
        _write(rows, fields, present.get(want.get("id")), want, written)
    _arrange(rows, order_before, written)
    return written


def values(row, fields) -> dict:
    return {name: getattr(row, name) for name in fields}


def _write(rows, fields, row, want: dict, written: Written) -> None:
    mine, was = {name: want[name] for name in fields if name in want}, want.get("was")
    if want.get("remove"):
        _remove(row, fields, was, written)
    elif row is None:
        if not _says(was, mine):  # New, or changed by me after somebody else took it away.
            _add(rows, mine, written)
    else:
        written.order.append(row.pk)
        _change(rows, row, fields, mine, was, written)


def _says(row: dict | None, mine: dict) -> bool:
    """Whether the row says what I want of it."""
    return row is not None and all(row.get(name) == value for name, value in mine.items())


def _remove(row, fields, was, written: Written) -> None:
    if row is None:
        return
    if was is not None and values(row, fields) != was:
        written.order.append(row.pk)
        written.kept_twice += 1
        return
    row.delete()
    written.is_changed = True


def _change(rows, row, fields, mine: dict, was: dict | None, written: Written) -> None:
    theirs = values(row, fields)
    was = theirs if was is None else was
    if _says(was, mine) or _says(theirs, mine):
        return
    both = {name: _both(was.get(name, ""), theirs[name], value) for name, value in mine.items()}
    if CLASH in both.values():
        _add(rows, theirs | mine, written)
        written.kept_twice += 1
        return
    for name, value in both.items():
        setattr(row, name, value)
    row.save()
    written.is_changed = True


def _both(was, theirs, mine):
    """What two people made of one value; a text may hold both."""
    if mine in (was, theirs):
        return theirs
    if theirs == was:
        return mine
    texts = isinstance(was, str) and isinstance(theirs, str) and isinstance(mine, str)
    both = merged(was, theirs, mine) if texts else None
    return CLASH if both is None else both


def _add(rows, mine: dict, written: Written) -> None:
    written.order.append(rows.create(**mine).pk)
    written.is_changed = True


def _arrange(rows, order_before: list, written: Written) -> None:
    """As the writer ordered them; a row that the writer never saw keeps its place after the one before it."""
    present = {row.pk: row for row in rows.all()}
    order = [pk for pk in written.order if pk in present]
    previous = None
    for pk in order_before:
        if pk in present and pk not in order:
            order.insert(_place_after(previous, order, order_before), pk)
        previous = pk
    for position, pk in enumerate(order):
        if present[pk].position != position:
            rows.filter(pk=pk).update(position=position)
            written.is_changed = True


def _place_after(previous, order: list, order_before: list) -> int:
    place = order.index(previous) + 1 if previous in order else 0
    while place < len(order) and order[place] not in order_before:
        place += 1  # What is new below a row belongs to it: perhaps it is the same row, kept twice.
    return place
