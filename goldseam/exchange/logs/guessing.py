"""What each column may be: its name says it, and its values have to agree."""

from goldseam.exchange.logs.fields import CHOICES, DAYS, SEVERAL, SEVERITIES, TIMES, Field
from goldseam.exchange.logs.own_columns import own_columns
from goldseam.exchange.logs.profile import Column
from goldseam.exchange.logs.value_words import bare_level, meant, merp_of
from goldseam.exchange.logs.words import REPORTED, fields_said

MOST_KINDS_OF_TAGS = 60
LONGEST_TAG = 60
SHORTEST_TEXT = 12
LONG_TEXT = 20
ALL_BUT_FEW = 0.98  # A number in the log stands in every row.
LISTS = {Field.TAGS, Field.FACTORS}


def guess(columns: list[Column]) -> list[str]:
    """A field for each column; what nobody knows is kept as a line in the text."""
    taken: dict[int, str] = {}
    most = max((column.filled for column in columns), default=0)
    for place, column in enumerate(columns):
        if column.name in own_columns():
            taken[place] = Field.OUT
            continue
        for field in _possible(column):
            is_whole = field != Field.REFERENCE or column.filled >= ALL_BUT_FEW * most
            if is_whole and _agrees(field, column) and (field in SEVERAL or field not in taken.values()):
                taken[place] = field
                break
    _settle_days(columns, taken)
    for place, column in enumerate(columns):
        if place not in taken:
            taken[place] = _by_values(column)
    _find_text(columns, taken)
    return [taken[place] for place in range(len(columns))]


def _possible(column: Column) -> list[str]:
    """What its name says; letters from A to I for harm are those of NCC MERP."""
    said = fields_said(column.name)
    return [Field.MERP, *said] if {Field.ACTUAL, Field.KIND} & {*said} else said


def knows(field: str, column: Column) -> bool:
    """Whether most of its cells hold values that this field knows."""
    values = column.parts if field in LISTS else column.values
    known = sum(count for value, count in values if meant(field, value))
    return known >= 0.6 * max(1, column.filled)


def _agrees(field: str, column: Column) -> bool:
    if not column.filled:
        return False
    if is_persons(column):
        return field == Field.REPORTER
    if field in {*DAYS, REPORTED}:
        return column.is_days or column.is_serials
    if field in TIMES.values():
        return column.is_clocks and not column.is_days
    if field == Field.REFERENCE:
        return column.is_unique and column.longest <= 100
    if field == Field.MERP:
        return _all(column, merp_of)
    if field in SEVERITIES:
        return knows(field, column) or _most(column, bare_level)
    if field in CHOICES:
        return knows(field, column)
    if field == Field.TEXT:
        return not (column.is_numbers or column.is_days or _is_tags(column)) and column.mean >= SHORTEST_TEXT
    if field == Field.PLACE:
        return column.mean <= 80
    if field == Field.TAGS:
        return _is_tags(column) or bool(column.mark)
    return True


def _all(column: Column, question) -> bool:
    return all(question(value) is not None for value, _count in column.values)


def _most(column: Column, question) -> bool:
    known = sum(count for value, count in column.values if question(value) is not None)
    return known >= 0.7 * max(1, column.filled)


def is_persons(column: Column) -> bool:
    """Names or addresses of people: those who reported, mostly. No person is a subject here."""
    if column.mails >= 0.6 * column.filled > 0:
        return True
    return column.names >= 0.6 * column.filled > 0 and _said_of_people(column)


def _said_of_people(column: Column) -> bool:
    return bool({Field.REPORTER, Field.ACTORS} & {*fields_said(column.name)})


def _settle_days(columns: list[Column], taken: dict[int, str]) -> None:
    """A day on which it was reported serves where no other is known; else it stays as a line."""
    known = {field for field in taken.values() if field in DAYS}
    for place, field in list(taken.items()):
        if field == REPORTED:
            taken[place] = Field.LINE if known else Field.DETECTED
            known.add(taken[place])
    free = [place for place, column in enumerate(columns) if place not in taken and column.is_days]
    if free and not known:
        taken[free[0]] = Field.STARTED
    for day, clock in TIMES.items():  # A time without its day tells nothing.
        for place, field in list(taken.items()):
            if field == clock and day not in taken.values():
                taken[place] = Field.LINE


def _by_values(column: Column) -> str:
    if not column.filled:
        return Field.OUT
    if is_persons(column):
        return Field.OUT
    return Field.TAGS if _is_tags(column) and not _says_line(column) else Field.LINE


def _says_line(column: Column) -> bool:
    said = fields_said(column.name)
    return bool(said) and said[0] in {Field.LINE, Field.REFERENCE, REPORTED, *DAYS, *TIMES.values()}


def _is_tags(column: Column) -> bool:
    """Few short words that come again and again."""
    if column.is_numbers or column.is_days or column.is_clocks:
        return False
    entries = column.parts if column.mark else column.values
    kinds = len(entries) if column.mark else column.distinct
    is_few = kinds <= MOST_KINDS_OF_TAGS and kinds <= 0.5 * column.filled
    is_short = max((len(value) for value, _count in entries), default=0) <= LONGEST_TAG and column.mean <= 60
    return is_few and is_short and not _is_yes_or_no(column)


def _is_yes_or_no(column: Column) -> bool:
    return {value.casefold() for value, _count in column.values} <= {
        "yes",
        "no",
        "y",
        "n",
        "true",
        "false",
        "ja",
        "nein",
        "x",
        "0",
        "1",
    }


def _find_text(columns: list[Column], taken: dict[int, str]) -> None:
    """Where no name says so, the column with the longest texts tells what happened."""
    if Field.TEXT in taken.values():
        return
    free = [place for place, field in taken.items() if field in {Field.LINE, Field.TAGS} and columns[place].filled]
    longest = max(free, key=lambda place: columns[place].mean, default=None)
    if longest is None:
        return
    is_told = _is_told(columns[longest])
    if is_told or len(columns) == 1 or not {Field.TITLE, Field.TAGS} & {*taken.values()}:
        taken[longest] = Field.TEXT


def _is_told(column: Column) -> bool:
    """Longer texts, most of which come once."""
    return column.mean > LONG_TEXT and not column.mark and column.distinct >= 0.5 * column.filled
