"""What a chart says, before anything is drawn: frozen descriptions, with all words already in the reader's language.

The same description is drawn in pages, mail, PDF and the API. Places in a series are indexes from 0; what stretches
over places names its `first` and its `last`, both included.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Heights = float | Sequence[float | None] | None
Mark = Literal["", "signal", "gain", "missing"]
State = Literal["", "failed", "held", "absent", "not_reached", "not_relevant", "unknown"]


@dataclass(frozen=True)
class Chart:
    """Every chart has a title, and one sentence that says what it shows."""

    title: str
    summary: str

    def svg(self, width: int = 640):
        """Drawn for a page."""
        from goldseam.charts.pictures import svg  # How charts are drawn depends on what they are.

        return svg(self, width)

    @property
    def table(self):
        """All that is drawn, as head and rows."""
        from goldseam.charts.tables import table

        return table(self)


@dataclass(frozen=True)
class Point:
    """One value at its place. Without a value the place stays free, so that a gap in the record is seen.

    A `signal` asks for attention; a `gain` is a signal in the direction that was hoped for. `at` may be left out
    where `label` says which place this is.
    """

    at: datetime | None
    label: str
    value: float | None
    href: str = ""
    note: str = ""
    mark: Mark = ""


@dataclass(frozen=True)
class Segment:
    """A stretch of the centre line, such as “Median”."""

    first: int
    last: int
    value: float
    label: str = ""


@dataclass(frozen=True)
class Band:
    """Limits over a stretch: one height for all of it, or one for each place where they come in steps."""

    first: int
    last: int
    upper: Heights
    lower: Heights
    upper_label: str = ""
    lower_label: str = ""


@dataclass(frozen=True)
class Line:
    """What was expected, said before the data came; `low` and `high` where a range was named."""

    first: int
    last: int
    value: float
    label: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Signal:
    """A stretch of points that is more than chance, and the words for why, such as “11 points on one side”."""

    first: int
    last: int
    text: str
    mark: Literal["signal", "gain"] = "signal"


@dataclass(frozen=True)
class Note:
    """What people wrote beside one place of the series; `when`, if it was another day than that of the point."""

    at_index: int
    text: str
    when: str = ""


@dataclass(frozen=True)
class Phase:
    """From here on things were done in another way."""

    first: int
    label: str


@dataclass(frozen=True)
class Frozen:
    """The stretch from which the centre line was reckoned, and held from then on."""

    first: int
    last: int
    label: str


@dataclass(frozen=True)
class RunChart(Chart):
    """Values in the order of time. With limits it is a control chart.

    `floor` is the natural zero of what is measured, `ceiling` its natural top. With `share` values between 0 and 1
    are shown in percent.
    """

    points: Sequence[Point] = ()
    centre: Sequence[Segment] = ()
    limits: Sequence[Band] = ()
    signals: Sequence[Signal] = ()
    predictions: Sequence[Line] = ()
    annotations: Sequence[Note] = ()
    phases: Sequence[Phase] = ()
    frozen: Frozen | None = None
    unit: str = ""
    better: Literal["", "lower", "higher"] = ""
    floor: float | None = 0
    ceiling: float | None = None
    share: bool = False


@dataclass(frozen=True)
class Part:
    """One kind of thing, and how often it was counted."""

    name: str
    count: float
    href: str = ""


@dataclass(frozen=True)
class Pareto(Chart):
    """Which kinds are most frequent, and how much of the whole the first of them make up together.

    The bars stand in the order in which they are given. Those that reach `cut` of the whole together are filled.
    """

    bars: Sequence[Part] = ()
    unit: str = ""
    cut: float = 0.8


@dataclass(frozen=True)
class Dot:
    value: float
    label: str = ""
    href: str = ""


@dataclass(frozen=True)
class Strip:
    """Single values on one line. Median, interval and p90 are drawn from five values on; fewer speak for themselves."""

    name: str
    dots: Sequence[Dot] = ()
    middle: float | None = None
    low: float | None = None
    high: float | None = None
    p90: float | None = None
    is_new: bool = False


@dataclass(frozen=True)
class DotStrip(Chart):
    """How values are spread, each of them to be seen; on a log axis where they span more than a decade.

    `minutes` says that values are minutes, to be read as durations.
    """

    strips: Sequence[Strip] = ()
    unit: str = ""
    log: bool = True
    minutes: bool = False
    middle_name: str = ""


@dataclass(frozen=True)
class Kind:
    """What the months are made of. Up to six can be told apart by their patterns."""

    key: str
    label: str


@dataclass(frozen=True)
class Month:
    label: str
    counts: dict[str, float]
    at: datetime | None = None
    href: str = ""


@dataclass(frozen=True)
class Months(Chart):
    """How many of each kind, month by month; a month without any keeps its place."""

    months: Sequence[Month] = ()
    kinds: Sequence[Kind] = ()
    unit: str = ""


@dataclass(frozen=True)
class Side:
    """One of the things compared: its value with an interval, and what it rests on, such as “9 in 26 weeks”."""

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    basis: str = ""
    dots: Sequence[Dot] = ()
    is_new: bool = False


@dataclass(frozen=True)
class BeforeAfter(Chart):
    """Two values with their intervals, or two sets of values, on one scale.

    With a `ceiling` the scale is one that people answer on, such as 1 to 7: it is drawn from end to end.
    """

    sides: Sequence[Side] = ()
    unit: str = ""
    floor: float | None = 0
    ceiling: float | None = None
    share: bool = False
    value_name: str = ""


@dataclass(frozen=True)
class Curve:
    """How the share of those that still wait goes down: pairs of time and share, and times of those still open."""

    name: str
    steps: Sequence[tuple[float, float]] = ()
    still_open: Sequence[float] = ()
    median: float | None = None
    is_new: bool = False


@dataclass(frozen=True)
class Waiting(Chart):
    """How long things take, with those that are not finished yet counted for as long as they have waited."""

    curves: Sequence[Curve] = ()
    unit: str = ""


@dataclass(frozen=True)
class Slice:
    """One layer of defence, and how it stood; `note` says what shows it.

    `kind` is people, technology or process. One that `is_beside` is met together with the one before it.
    """

    name: str
    kind: str
    state: State
    note: str = ""
    is_beside: bool = False
    href: str = ""


@dataclass(frozen=True)
class Slices(Chart):
    """The layers that something met on its way, as slices with their holes, down to the one that stopped it.

    They stand in the order in which things meet them.
    """

    slices: Sequence[Slice] = ()


@dataclass(frozen=True)
class Met:
    """One thing that happened, and how each of the layers stood; an empty state where nobody said."""

    name: str
    states: Sequence[State]
    href: str = ""


@dataclass(frozen=True)
class Grid(Chart):
    """How the same layers stood in many things that happened, row by row."""

    layers: Sequence[str] = ()
    rows: Sequence[Met] = ()
