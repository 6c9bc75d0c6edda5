"""How the columns of a file are to be understood, as people said or left it; and what has to be asked first."""

from dataclasses import asdict, dataclass, field
from functools import cached_property
from zoneinfo import ZoneInfo

from goldseam.exchange.logs import days
from goldseam.exchange.logs.fields import CHOICES, CHOSEN, DAYS, SEVERAL, SEVERITIES, TIMES, Field
from goldseam.exchange.logs.guessing import guess
from goldseam.exchange.logs.profile import Column
from goldseam.exchange.logs.value_words import bare_level, meant
from goldseam.exchange.logs.words import plain

MOST_MEANINGS = 10_000  # That are kept at hand.
LEAST, WORST = "least", "worst"  # What a bare 1 means.
TAG = "tag"  # A value that becomes a tag.
# What a log is about, by words in its name and its columns.
KINDS = [
    (("near miss", "nearmiss", "close call", "beinahe", "merp"), "near_miss"),
    (("hazard", "unsafe", "gefahr"), "unsafe_condition"),
    (("incident", "accident", "outage", "unfall", "vorfall"), "incident"),
]


@dataclass
class Plan:
    """`fields` say what each column is, `orders` how days are written in it, `values` what its values mean.

    `ones` says of a column of bare numbers which end the 1 is. What is left out or not said stays as guessed.
    """

    fields: list[str] = field(default_factory=list)
    orders: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    ones: dict[str, str] = field(default_factory=dict)
    zone: str = ""
    source: str = ""
    kind: str = "setback"  # Of what no column says it of.
    visibility: str = "organisation"
    team: int | None = None
    empties: list[str] | None = None

    @classmethod
    def of(cls, facts: dict) -> "Plan":
        return cls(**{name: facts[name] for name in cls.__dataclass_fields__ if name in facts})

    def as_json(self) -> dict:
        return asdict(self)

    def places(self, wanted: str) -> list[int]:
        """The columns that are this field."""
        return [place for place, one in enumerate(self.fields) if one == wanted]

    def place(self, wanted: str) -> int | None:
        return next(iter(self.places(wanted)), None)


@dataclass(frozen=True)
class Question:
    """Something that only people know: `order` of a column, which end `one` is; or two columns that want one field."""

    kind: str
    place: int
    name: str


class Understanding:
    """A plan for these columns: what is asked, what each value means, how each day is written."""

    def __init__(self, plan: Plan, columns: list[Column], teams: dict[str, int] | None = None):
        self.plan, self.columns, self.teams = plan, columns, teams or {}
        self.meanings: dict[tuple[int, str], str] = {}

    @cached_property
    def questions(self) -> list[Question]:
        """While there are any, nothing comes in."""
        asked = []
        for place, column in enumerate(self.columns):
            kind = self.plan.fields[place]
            if kind not in SEVERAL and self.plan.place(kind) != place:
                asked.append(Question("twice", place, column.name))
            elif kind in DAYS and column.order == days.OPEN and self.order(place) == days.OPEN:
                asked.append(Question("order", place, column.name))
            elif kind in SEVERITIES and self.has_bare_levels(place) and not self.plan.ones.get(str(place)):
                asked.append(Question("one", place, column.name))
        return asked

    @property
    def says_something(self) -> bool:
        """Whether any column can tell what happened."""
        return any(one in {Field.TEXT, Field.TITLE, Field.TAGS, Field.FACTORS, Field.LINE} for one in self.plan.fields)

    def order(self, place: int) -> str:
        """Day or month first, as the column shows or as somebody said; all days of a file are written in one way."""
        said, shown = self.plan.orders.get(str(place), ""), self.columns[place].order
        if shown != days.OPEN:
            return shown
        return said or self._order_elsewhere(place) or days.OPEN

    def _order_elsewhere(self, place: int) -> str:
        """What other columns of days show without doubt, where they agree."""
        shown = {column.order for at, column in enumerate(self.columns) if at != place and column.is_days}
        firm = shown & {days.DAY, days.MONTH}
        return firm.pop() if len(firm) == 1 else ""

    def has_bare_levels(self, place: int) -> bool:
        """Numbers alone, of which some are not known to mean anything else."""
        said = self.plan.values.get(str(place), {})
        return any(
            bare_level(value) is not None and not said.get(value) and not meant(self.plan.fields[place], value)
            for value, _count in self.columns[place].values
        )

    def meaning(self, place: int, value: str) -> str:
        """The code that a value means in its column; `tag` where it is kept as one."""
        if (place, value) not in self.meanings:
            if len(self.meanings) > MOST_MEANINGS:
                self.meanings.clear()
            self.meanings[place, value] = self._meaning(place, value)
        return self.meanings[place, value]

    def _meaning(self, place: int, value: str) -> str:
        kind, said = self.plan.fields[place], self.plan.values.get(str(place), {})
        if said.get(value):
            return said[value]
        if kind == Field.TEAM:
            return str(self.teams.get(value.casefold().strip(), TAG))
        if found := meant(kind, value):
            return found
        level, one = bare_level(value), self.plan.ones.get(str(place))
        if kind in SEVERITIES and level is not None and one:
            return str(level if one == LEAST else 6 - level)
        return TAG

    def value_tables(self) -> list[tuple[int, str, list[tuple[str, int, str]]]]:
        """Columns with choices: each with its field and its values, how often they stand there, and what they mean."""
        return [
            (place, kind, [(value, count, self.meaning(place, value)) for value, count in self.columns[place].values])
            for place, kind in enumerate(self.plan.fields)
            if kind in CHOSEN and self.plan.place(kind) == place
        ]

    def choices(self, kind: str) -> list[tuple[str, str]]:
        if kind == Field.TEAM:
            return [(str(key), name) for name, key in self.teams.items()]
        return [(str(code), str(label)) for code, label in CHOICES[kind]]

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.plan.zone or "UTC")

    @cached_property
    def empties(self) -> set[str]:
        """Words that stand for nothing, as far as people left them so."""
        if self.plan.empties is not None:
            return {word.casefold() for word in self.plan.empties}
        return {word.casefold() for column in self.columns for word in column.empties}


def first_plan(columns: list[Column], zone: str, source: str) -> Plan:
    """What is proposed before anybody said anything."""
    said = plain(" ".join([source, *(column.name for column in columns)]))
    kind = next((kind for words, kind in KINDS if any(word in said for word in words)), "setback")
    return Plan(fields=guess(columns), zone=zone, source=source, kind=kind)


def times_of(plan: Plan) -> dict[str, int | None]:
    """For each moment the column of its time of day."""
    return {day: plan.place(clock) for day, clock in TIMES.items()}
