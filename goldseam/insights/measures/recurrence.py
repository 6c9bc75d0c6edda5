"""Whether what was looked at comes back, and how long it stays away."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from goldseam import charts
from goldseam.common import times
from goldseam.events.models import EventKind
from goldseam.insights.comparing import compared
from goldseam.insights.days.reading import Days
from goldseam.insights.measure import Figure, Part, measure
from goldseam.insights.measures import repeats
from goldseam.insights.measures.of_events import OfEvents, shown
from goldseam.insights.shares import share_figure
from goldseam.patterns.periods import Period
from goldseam.statistics.control import Control
from goldseam.statistics.rare import g_chart, t_chart
from goldseam.verdicts import rare_events as said
from goldseam.verdicts.words import joined, many

LEAST_GAPS = 8
MOST_GAPS = 60  # The newest.
DAY = 24 * 3600


@measure("recurrence", place="else", order=18)
class RecurrenceRate(OfEvents):
    title = _("Incidents that a postmortem had looked at before")
    counts = _(
        "Incidents noticed in these days that people linked as the same again to an earlier event whose postmortem had "
        "been closed in the twelve months before; out of the incidents for which there are twelve months to look back "
        "on. People make the link; the product only suggests what looks alike."
    )
    signal = _("A share whose whole range lies above or below that of the time before, by the exact test.")
    unit = "share"
    better = "lower"
    gamed = _("By not linking.")
    guard = _("Whoever looks at an incident is shown what looks alike, without knowing how it counts.")

    def told(self, asked, days: Days) -> Figure:
        older = _with_look_back(asked)
        all_of_them, n = days.tally().incident, days.tally(older.period).incident if older else 0
        x = repeats.repeats_of(older)["n"] if older and n else 0
        parts = (
            Part(_now("Repeats"), str(x), "repeats"),
            Part(_now("Others"), str(max(n - x, 0)), "others"),
            Part(_now("Less than twelve months to look back on"), str(all_of_them - n), "young"),
        )
        if all_of_them and not n:
            return Figure(_too_young(all_of_them), n=0, parts=parts)
        words = _now("%(x)s of %(n)s incidents repeat what a postmortem of the twelve months before had looked at.")
        none = _now("No incident was noticed in these days.")
        return share_figure(min(x, n), n, words, none, parts)

    def compare(self, asked, now: Figure, before: Figure):
        return compared(self, asked, now, before)

    def records(self, asked, part: str):
        older, found = _with_look_back(asked), shown(asked, kind=EventKind.INCIDENT)
        if part == "young":
            return found.filter(noticed_at__lt=older.begins_at) if older else found
        if older is None or part not in {"repeats", "others"}:
            return found.none()
        is_repeat = repeats.is_repeat(asked)
        return shown(older, kind=EventKind.INCIDENT).filter(is_repeat if part == "repeats" else ~is_repeat)


@measure("repeat_free_time", place="trends", order=40)
class RepeatFreeTime(OfEvents):
    title = _("Time until the same happened again")
    counts = _(
        "Days between one incident that people linked as the same again to anything earlier, and the next one; up to "
        "the end of these days, the newest 60. A long gap is good news."
    )
    signal = _(
        "A gap above the upper limit of a t chart (a g chart of whole days where two came at the same moment), or a "
        "long row of gaps on one side of the middle. From eight gaps on; of fewer, the dates are listed."
    )
    unit = "days"
    gamed = _("By not linking.")
    guard = _("Whoever looks at an incident is shown what looks alike.")

    def figure(self, asked) -> Figure:
        """Of links, which are few: they are read as they are now."""
        found = repeats.linked(asked)
        parts = (Part(_now("Incidents that happened again"), str(len(found)), "linked"),)
        if not found:
            return Figure(_now("Nobody has linked an incident to one that happened before."), n=0, parts=parts)
        since, gaps = _since_last(asked, found), _gaps(found)[-MOST_GAPS:]
        if len(gaps) < LEAST_GAPS:
            return Figure(joined(since, _dates(asked, found)), n=len(gaps), parts=parts)
        chart = _chart(gaps)
        verdict = said.of(chart, better="higher", unit=_now("days"))
        is_signal = verdict.decided or verdict.stands_out
        words = joined(since, verdict.shows if is_signal else _now("The gaps before it vary as chance lets them."))
        picture = self._picture(asked, found[-len(gaps) :], chart, verdict)
        return Figure(words, n=len(gaps), parts=parts, chart=picture, verdict=verdict, is_signal=is_signal)

    def records(self, asked, part: str):
        if part != "linked":
            return shown(asked).none()
        numbers = [number for _at, number, _title in repeats.linked(asked)]
        ever = replace(asked, period=Period(date(1900, 1, 1), asked.period.until))
        return shown(ever, number__in=numbers)

    def _picture(self, asked, ends: list[tuple], found: Control, verdict) -> charts.RunChart:
        slug, last = asked.organisation.slug, len(ends) - 1
        points = [
            charts.Point(
                at,
                times.day(timezone.localdate(at, asked.zone)),
                gap,
                reverse("events:show", args=[slug, number]),
                title,
            )
            for (at, number, title), gap in zip(ends, found.values, strict=True)
        ]
        return charts.RunChart(
            str(self.title),
            verdict.shows,
            points=points,
            centre=[charts.Segment(0, last, found.centre, _now("Mean"))] if found.centre is not None else [],
            limits=[] if found.why_silent else [charts.Band(0, last, found.upper, found.lower)],
            unit=_now("days"),
            better="higher",
        )


def _with_look_back(asked):
    """The part of these days for which twelve months lie before; None for none of them."""
    begun = repeats.begun_on(asked)
    if begun is None or begun + repeats.LOOK_BACK > asked.period.until:
        return None
    return replace(asked, period=Period(max(asked.period.since, begun + repeats.LOOK_BACK), asked.period.until))


def _too_young(n: int) -> str:
    words = ngettext(
        "%(n)s incident. What repeats can be told once twelve months are there to look back on.",
        "%(n)s incidents. What repeats can be told once twelve months are there to look back on.",
        n,
    )
    return words % {"n": n}


def _gaps(found: list[tuple]) -> list[float]:
    return [(later[0] - earlier[0]).total_seconds() / DAY for earlier, later in pairwise(found)]


def _chart(gaps: list[float]) -> Control:
    return t_chart(gaps) if all(gap > 0 for gap in gaps) else g_chart([float(int(gap)) for gap in gaps])


def _since_last(asked, found: list[tuple]) -> str:
    days = max(0.0, (min(asked.ends_at, timezone.now()) - found[-1][0]).total_seconds() / DAY)
    number = many(float(int(days)))
    words = ngettext("%(days)s day since the last one.", "%(days)s days since the last one.", int(days))
    return words % {"days": number}


def _dates(asked, found: list[tuple]) -> str:
    days = ", ".join(times.day(timezone.localdate(at, asked.zone)) for at, _number, _title in found[-LEAST_GAPS:])
    words = _now("Too few to tell whether the time between them changes: %(days)s.")
    return words % {"days": days}
