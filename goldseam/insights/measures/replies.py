"""How long those who report wait for the first word of a human. Silence teaches people not to report."""

from datetime import date

from django.db.models import F, Min, OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from goldseam import charts
from goldseam.common.prepared import prepared
from goldseam.events.models.event import SAMPLE
from goldseam.insights.asked import today_in
from goldseam.insights.measure import Figure, Measure, Part, Record, measure
from goldseam.reporting.models import Message, Thanks
from goldseam.reporting.replying import reports_seen_by
from goldseam.statistics.waiting import survival
from goldseam.triage.models.waiting import PROMISED
from goldseam.verdicts import waiting as said
from goldseam.verdicts.waiting import LEAST
from goldseam.verdicts.words import joined, percent

MOST = 1_000  # The newest; the curve of more would look the same.


@measure("reply_time", place="trends", order=50)
class ReplyTime(Measure):
    title = _("Days until a report gets its first word")
    group = "people"
    handbook = "near-miss"
    counts = _(
        "Reports that came in through a letterbox in these days: from the day of the report to the day on which a "
        "human first said anything, be it thanks, a question or what became of it (Kaplan and Meier, so that those who "
        "still wait count for as long as they have waited). Each report has a code, so that also who stays anonymous "
        "can read the answer. Counted is what you may see; the newest 1,000."
    )
    signal = _("Two curves that part early and stay apart. One middle value beside another is none.")
    unit = "days"
    better = "lower"
    gamed = _("By a word that says nothing.")
    guard = _("What became of each report stands on its page, and whoever reported can answer.")

    def figure(self, asked) -> Figure:
        waits = _waits(asked)
        found = survival([days for days, _ended in waits], [ended for _days, ended in waits])
        verdict = said.of(found)
        parts = (
            Part(_now("Answered"), str(found.ended), "answered"),
            Part(_now("Still waiting"), str(found.n - found.ended), "waiting"),
        )
        words = _words(found, waits, verdict) if found.n else _now("Nothing was reported in these days.")
        numbers = (found.median, found.low, found.high) if verdict.decided else (None, None, None)
        chart = _curve(str(self.title), found, verdict, waits) if found.n else None
        return Figure(words, *numbers, found.n, parts, chart, verdict)

    def compare(self, asked, now: Figure, before: Figure):
        return None

    def records(self, asked, part: str):
        found = _reports(asked).select_related("event__organisation").order_by("-day", "-pk")
        nothing = {"thanked": None, "asked": None, "told": None}
        return found.filter(**nothing) if part == "waiting" else found.exclude(**nothing)

    def record(self, found) -> Record:
        return Record(str(found), found.get_absolute_url(), "", found.day)


def _reports(asked):
    """Each with the moments of the first thanks, the first question, and the outcome."""
    seen = reports_seen_by(asked.person, asked.organisation).filter(day__range=(asked.period.since, asked.period.until))
    thanks = Thanks.objects.filter(event=OuterRef("event")).order_by().values("event")
    questions = Message.objects.questions().filter(event=OuterRef("event")).order_by().values("event")
    seen = seen.filter(event__team=asked.team) if asked.team else seen
    return seen.exclude(event__source=SAMPLE).annotate(
        thanked=Subquery(thanks.annotate(first=Min("at")).values("first")),
        asked=Subquery(questions.annotate(first=Min("on")).values("first")),
        told=F("event__outcome__at"),
    )


def _waits(asked) -> list[tuple[float, bool]]:
    """Days, and whether a word has come."""
    today = today_in(asked.organisation)
    return [_wait(asked, day, today, *moments) for day, *moments in _newest(asked)]


@prepared
def _newest(asked):
    return _reports(asked).order_by("-day", "-pk").values_list("day", "thanked", "asked", "told")[:MOST]


def _wait(asked, day: date, today: date, *moments) -> tuple[float, bool]:
    days = [_day(asked, moment) for moment in moments if moment]
    return float(max(0, ((min(days) if days else today) - day).days)), bool(days)


def _day(asked, moment) -> date:
    return timezone.localdate(moment, asked.zone) if hasattr(moment, "hour") else moment


def _words(found, waits, verdict) -> str:
    if verdict.decided:
        return joined(verdict.shows, _promised(found, waits))
    words = ngettext(
        "%(ended)s of %(n)s report has got a word so far.",
        "%(ended)s of %(n)s reports have got a word so far.",
        found.n,
    )
    return joined(words % {"ended": found.ended, "n": found.n}, _promised(found, waits), verdict.does_not_show)


def _promised(found, waits) -> str:
    """Which share still waits after the days within which an answer is promised, once that many have gone by."""
    days = PROMISED.days
    if found.n < LEAST or max(waited for waited, _ended in waits) < days:
        return ""
    words = ngettext(
        "After %(days)s day, within which an answer is promised, %(share)s still waited.",
        "After %(days)s days, within which an answer is promised, %(share)s still waited.",
        days,
    )
    return words % {"days": days, "share": percent(found.waiting_after(days))}


def _curve(title: str, found, verdict, waits) -> charts.Waiting:
    steps = [(step.at, step.share) for step in found.steps]
    still = [days for days, ended in waits if not ended]
    median = found.median if verdict.decided else None
    curve = charts.Curve(_now("Reports"), steps, still, median)
    return charts.Waiting(title, verdict.shows, [curve], unit=_now("days"))
