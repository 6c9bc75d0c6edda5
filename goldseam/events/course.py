"""The course of an event: its moments, the time between them, and where two accounts of the same moment differ."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.events.clock.order import SPANS, out_of_order
from goldseam.events.models.marking import TIMES, Moment
from goldseam.events.spans import in_words, stated_in

MINUTE = timedelta(minutes=1)
COARSE = {"hour", "day", "week", "month"}

# What is measured, in the order of what one asks first: from which moment to which.
MEASURES = [
    (
        "ttd",
        gettext_lazy("Time to detect"),
        Moment.STARTED,
        Moment.DETECTED,
        gettext_lazy("from when it began to when it was noticed"),
    ),
    (
        "gap",
        gettext_lazy("Detection gap"),
        Moment.DETECTABLE,
        Moment.DETECTED,
        gettext_lazy("from when it could have been noticed to when it was"),
    ),
    (
        "tta",
        gettext_lazy("Time to take it on"),
        Moment.DETECTED,
        Moment.ACKNOWLEDGED,
        gettext_lazy("from when it was noticed to when somebody took it on"),
    ),
    (
        "ttm",
        gettext_lazy("Time to contain"),
        Moment.DETECTED,
        Moment.MITIGATED,
        gettext_lazy("from when it was noticed to when it was contained"),
    ),
    (
        "ttr",
        gettext_lazy("Time to recover"),
        Moment.STARTED,
        Moment.RECOVERED,
        gettext_lazy("from when it began to when it was over"),
    ),
]
ALWAYS = {"ttd", "ttm", "ttr"}  # Said to be unknown where they are; the others are shown where they are known.


@dataclass(frozen=True)
class Known:
    """When a moment was, and the row that says it; without a row, somebody gave the time."""

    moment: str
    at: datetime
    precision: str = "minute"
    is_estimated: bool = False
    entry: Any = None


@dataclass(frozen=True)
class Span:
    """The time between two moments. Without `length` it is unknown, which is not zero; `why` says what is missing."""

    key: str
    label: str
    formula: str
    length: timedelta | None = None
    is_estimated: bool = False
    why: str = ""

    @property
    def words(self) -> str:
        return in_words(self.length) if self.length is not None else _("unknown")


@dataclass(frozen=True)
class Difference:
    """Two accounts of one moment, or of the time that it took. Both are kept."""

    label: str
    typed: Any
    marked: Any


@dataclass(frozen=True)
class Course:
    moments: dict[str, Known]
    spans: list[Span]
    differences: list[Difference]
    stated: list[tuple[str, timedelta]]
    late: list
    unread: list

    @property
    def is_known(self) -> bool:
        """Whether there is more to it than one moment."""
        return len(self.moments) > 1


def course_of(event, timeline) -> Course:
    """`timeline` has the rows with their marks; see `TimelineEntry.objects.told()`."""
    marked = {mark.moment: row for row in timeline for mark in row.marks.all()}
    moments = _moments(event, marked)
    spans = [_span(moments, *measure) for measure in MEASURES]
    shown = [span for span in spans if span.key in ALWAYS or span.length is not None]
    return Course(
        moments=moments,
        spans=shown,
        differences=_differences(event, marked),
        stated=_other_lengths(event, moments),
        late=out_of_order(timeline),
        unread=[row for row in timeline if row.time and row.at is None],
    )


def _moments(event, marked: dict) -> dict[str, Known]:
    known: dict[str, Known] = {}
    for moment in Moment:
        row = marked.get(moment)
        typed = getattr(event, TIMES[moment]) if moment in TIMES else None
        if row and row.at:
            is_estimated = row.is_estimated or row.precision in COARSE
            known[moment] = Known(moment, row.at, row.precision, is_estimated, row)
        elif typed:
            known[moment] = Known(moment, typed)
    return known


def _span(moments: dict[str, Known], key, label, first, last, formula) -> Span:
    missing = [Moment(moment).label for moment in (first, last) if moment not in moments]
    if missing:
        return Span(key, label, formula, why=_("Not said yet: %s") % ", ".join(f"“{name}”" for name in missing))
    begin, end = moments[first], moments[last]
    is_estimated = begin.is_estimated or end.is_estimated
    if end.at < begin.at and not is_estimated:
        return Span(key, label, formula, why=_("The second of the two moments lies before the first. Check the times."))
    length = max(end.at - begin.at, timedelta(0))
    if is_estimated and not length:
        return Span(key, label, formula, why=_("The times are too rough to tell."))
    return Span(key, label, formula, length, is_estimated)


def _differences(event, marked: dict) -> list[Difference]:
    """Where the time that somebody gave lies outside the time of the marked row."""
    found = []
    for moment, name in TIMES.items():
        row, typed = marked.get(moment), getattr(event, name)
        if row and row.at and typed and not _agree(typed, row):
            found.append(Difference(moment.label, typed, row.at))
    return found


def _agree(typed: datetime, row) -> bool:
    if row.is_estimated and abs(typed - row.at) <= timedelta(hours=1):
        return True
    begin = row.at.replace(second=0, microsecond=0)
    return begin <= typed.replace(second=0, microsecond=0) < begin + max(SPANS.get(row.precision, MINUTE), MINUTE)


def _other_lengths(event, moments: dict[str, Known]) -> list[tuple[str, timedelta]]:
    """Lengths of time that the account states and that lie between no two moments."""
    times = [known.at for known in moments.values()]
    if len(times) < 2:
        return []
    lengths = [abs(one - other) for one in times for other in times if one != other]
    return [
        (words, stated)
        for words, stated in stated_in(event.text)[:3]
        if not any(abs(stated - length) <= max(MINUTE, length * 0.1) for length in lengths)
    ]
