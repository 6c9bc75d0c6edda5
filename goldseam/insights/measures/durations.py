"""How long incidents take: until somebody notices, until they are contained, until they are over.

Never a mean: one long night would move it more than a hundred quiet ones. Never an arrow: durations differ so much that
of two groups in which nothing changed one often looks far shorter.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from goldseam import charts
from goldseam.charts.numbers import duration
from goldseam.common.prepared import prepared
from goldseam.events.models import EventKind
from goldseam.insights.asked import once
from goldseam.insights.days.events import DETECT, MITIGATE, NOTICED, OPEN, RECOVER, TIMED, UNKNOWN, WRONG, noticed_in
from goldseam.insights.measure import Figure, Part, measure
from goldseam.insights.measures.of_events import OfEvents, shown
from goldseam.statistics.quantiles import summary
from goldseam.statistics.ranks import compare_ranks
from goldseam.statistics.waiting import survival
from goldseam.verdicts import Verdict
from goldseam.verdicts import ranks as said
from goldseam.verdicts.words import joined

MOST = 200  # The newest; more dots would hide one another, and say the same.
LEAST = 5  # Fewer values speak for themselves.
SCALES = [(1, 180, _("min")), (60, 4_320, _("h")), (1_440, None, _("days"))]
STATES = {"timed": TIMED, "wrong": WRONG, "open": OPEN, "unknown": UNKNOWN}


@dataclass(frozen=True)
class Taken:
    """How many minutes one incident took, or has taken so far."""

    minutes: float
    number: int
    title: str
    is_open: bool


@dataclass(frozen=True)
class Durations:
    """The newest incidents of some days; while one goes on, it counts for as long as it has taken so far."""

    all: list[Taken]

    @cached_property
    def over(self) -> list[float]:
        return [one.minutes for one in self.all if not one.is_open]

    @property
    def open(self) -> int:
        return len(self.all) - len(self.over)

    @cached_property
    def middle(self) -> tuple[float | None, float | None, float | None]:
        """The median and the range that fits."""
        if len(self.all) < LEAST:
            return None, None, None
        if self.open:
            found = survival([one.minutes for one in self.all], [not one.is_open for one in self.all])
            return found.median, found.low if found.median else None, found.high if found.median else None
        median = summary(self.over).median
        return median.median, median.low, median.high

    @property
    def ninth_tenth(self) -> float | None:
        """Not while some go on: the slowest may be among them."""
        return summary(self.over).ninth_tenth if self.over and not self.open else None


class Duration(OfEvents):
    """`name` is that of its columns in a tally. Each incident runs from one of its moments to another."""

    unit = "minutes"
    better = "lower"
    signal = _(
        "At least 20 incidents in these days and 20 in the days before, and an exact test of their order (Mann and "
        "Whitney) in which chance makes such a difference less than 5 times in 100. Then it says “shorter” or "
        "“longer”, and by how much. A median that moved is no signal, and while incidents go on, nothing is compared."
    )
    gamed = _("By saying that it began later, or by telling one long incident as several.")
    guard = _("Each correction of a time stays in the story of its event, and times in the wrong order are listed.")
    name = begins = ends = ""
    state = DETECT
    can_be_open = True
    sentence: Any = ""
    without: Any = ""
    unknown: Any = ""
    wrong: Any = ""
    picture_says: Any = ""

    def told(self, asked, days) -> Figure:
        tally, taken = days.tally(), self.durations(asked)
        numbers = (*taken.middle, len(taken.all))
        words = joined(self._words(taken), self._bound(tally, taken))
        return Figure(words, *numbers, self._parts(tally))

    def picture(self, asked, figure: Figure) -> charts.DotStrip | None:
        """On its own page alone: among other measures its words are enough."""
        return self._chart(asked, self.durations(asked))

    def compare(self, asked, now: Figure, before: Figure) -> Verdict | None:
        after, earlier = self.durations(asked), self.durations(asked.before)
        if not after.all or not earlier.all:
            return None
        if after.open or earlier.open:
            return Verdict(
                _now("Some incidents still go on, so these days and those before are not compared."),
                _now("Those that are over are the shorter ones: they would look like progress."),
            )
        size, unit = _scale(max(after.middle[0] or 0, earlier.middle[0] or 0))
        sides = [[minutes / size for minutes in one.over] for one in (earlier, after)]
        return said.of(compare_ranks(sides[0], sides[1]), better="lower", unit=str(unit), is_time=True)

    def records(self, asked, part: str):
        found = shown(asked, kind=EventKind.INCIDENT).annotate(state=self.state)
        return found.filter(state=STATES[part])

    def durations(self, asked) -> Durations:
        """Read once, also where it is compared and drawn."""
        return once(asked, f"durations of {self.key}", lambda: Durations(self._taken(asked)))

    @cached_property
    def _newest(self):
        """What finds them, prepared; see common/prepared.py."""
        states = [TIMED, OPEN] if self.can_be_open else [TIMED]
        columns = self.begins, self.ends, "number", "title", "state"

        def newest(asked):
            found = noticed_in(asked).filter(kind=EventKind.INCIDENT).annotate(state=self.state)
            found = found.filter(state__in=states).order_by(NOTICED.desc(), "-number")
            return found.values_list(*columns)[:MOST]

        return prepared(newest)

    def _taken(self, asked) -> list[Taken]:
        now = timezone.now()
        return [
            Taken(
                max(0.0, ((now if state == OPEN else end) - begin).total_seconds() / 60), number, title, state == OPEN
            )
            for begin, end, number, title, state in self._newest(asked)
        ]

    def _words(self, taken: Durations) -> str:
        if not taken.all:
            return str(self.without)
        median, low, high = taken.middle
        n = len(taken.all)
        if n < LEAST:
            listed = ", ".join(duration(minutes) for minutes in sorted(taken.over))
            found = ngettext("%(n)s incident so far: %(listed)s.", "%(n)s incidents so far: %(listed)s.", n)
            return joined(found % {"n": n, "listed": listed or _now("still going on")}, _now("Too few for a middle."))
        if median is None:
            return _now("More than half of %(n)s incidents still go on, so the middle is not reached.") % {"n": n}
        return joined(str(self.sentence) % {"n": n, "median": duration(median)}, _range(low, high))

    def _bound(self, tally, taken: Durations) -> str:
        there = getattr(tally, f"{self.name}_timed") + (getattr(tally, f"{self.name}_open") if self.can_be_open else 0)
        if len(taken.all) < MOST or there <= MOST:
            return ""
        return _now("These are the newest %(shown)s of %(all)s.") % {"shown": MOST, "all": there}

    def _parts(self, tally) -> tuple[Part, ...]:
        timed, wrong = getattr(tally, f"{self.name}_timed"), getattr(tally, f"{self.name}_wrong")
        still = getattr(tally, f"{self.name}_open") if self.can_be_open else 0
        unknown = tally.incident - timed - wrong - still
        parts = [Part(_now("Both times known"), str(timed), "timed")]
        if self.can_be_open:
            parts.append(Part(_now("Still going on"), str(still), "open"))
        parts.append(Part(str(self.unknown), str(unknown), "unknown"))
        return (*parts, Part(str(self.wrong), str(wrong), "wrong"))

    def _chart(self, asked, taken: Durations) -> charts.DotStrip | None:
        if not taken.all:
            return None
        events = reverse("events:list", args=[asked.organisation.slug])
        over = [one for one in taken.all if not one.is_open]
        dots = [charts.Dot(one.minutes, one.title, f"{events}/{one.number}") for one in over]
        middle, low, high = taken.middle
        strip = charts.Strip(str(asked.period), dots, middle, low, high, taken.ninth_tenth)
        return charts.DotStrip(str(self.title), self._summary(taken), [strip], log=True, minutes=True)

    def _summary(self, taken: Durations) -> str:
        words = ngettext(
            "%(n)s incident still goes on. It has no dot, and counts in the median for as long as it has taken so far.",
            "%(n)s incidents still go on. They have no dots, and count in the median for as long as they have taken so "
            "far.",
            taken.open,
        )
        return joined(str(self.picture_says), words % {"n": taken.open} if taken.open else "")


@measure("time_to_detect", place="else", order=10)
class TimeToDetect(Duration):
    title = _("From the first effect to being noticed")
    counts = _(
        "Incidents noticed in these days of which both moments are known: from when it began (its first effect, not "
        "its first cause) to when somebody noticed. Where the start is not known, an incident is left out and counted "
        "beside it; one that was noticed before it began is listed as a mistake in the data."
    )
    name, begins, ends, state = "detect", "started_at", "detected_at", DETECT
    can_be_open = False
    unknown = _("When it began or was noticed is not known")
    wrong = _("Noticed before it began: a mistake in the data")
    picture_says = _("Each dot is an incident: from its first effect to when it was noticed.")
    without = _("No incident of these days has both times: when it began, and when it was noticed.")
    sentence = _("Half of %(n)s incidents were noticed within %(median)s.")


@measure("time_to_mitigate", place="else", order=12)
class TimeToMitigate(Duration):
    title = _("From being noticed to being contained")
    counts = _(
        "Incidents noticed in these days: from when somebody noticed to when it did no more harm. An incident that is "
        "neither contained nor over counts for as long as it has taken so far (Kaplan and Meier). One that is over, "
        "without anybody having said when it was contained, is left out and counted beside it."
    )
    name, begins, ends, state = "mitigate", "detected_at", "mitigated_at", MITIGATE
    unknown = _("When it was noticed or contained is not known")
    wrong = _("Contained before it was noticed: look at the times")
    picture_says = _("Each dot is an incident: from when it was noticed to when it was contained.")
    without = _("No incident of these days has both times: when it was noticed, and when it was contained.")
    sentence = _("Half of %(n)s incidents were contained within %(median)s.")


@measure("time_to_recover", place="else", order=14)
class TimeToRecover(Duration):
    title = _("From the first effect to being over")
    counts = _(
        "Incidents noticed in these days: from when it began to when it was over; where it came in several waves, from "
        "the first to the last. An incident that is not over counts for as long as it has taken so far (Kaplan and "
        "Meier). Where the start is not known, it is left out and counted beside it."
    )
    name, begins, ends, state = "recover", "started_at", "recovered_at", RECOVER
    unknown = _("When it began is not known")
    wrong = _("Over before it began: a mistake in the data")
    picture_says = _("Each dot is an incident: from its first effect to when it was over.")
    without = _("No incident of these days has both times: when it began, and when it was over.")
    sentence = _("Half of %(n)s incidents were over within %(median)s.")


def _range(low: float | None, high: float | None) -> str:
    if low is None:
        return ""
    if high is None:
        return _now("Anything from %(low)s on fits.") % {"low": duration(low)}
    return _now("Anything from %(low)s to %(high)s fits.") % {"low": duration(low), "high": duration(high)}


def _scale(minutes: float) -> tuple[int, object]:
    """Minutes, hours or days, so that a difference is told in a number that people can imagine."""
    return next((size, unit) for size, below, unit in SCALES if below is None or minutes < below)
