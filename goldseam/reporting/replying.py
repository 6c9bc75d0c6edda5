"""How long those who report wait: for the first word of a human, and for what became of it.

Promised are a word within a week and an outcome within a month. Counted are reports old enough for the promise to be
due, whether it was kept or not, so that those who still wait weigh as much as those who were answered.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, Min, OuterRef, Q, Subquery
from django.db.models.functions import TruncDate
from django.utils import timezone

from goldseam.events.models import Event
from goldseam.reporting.models import Message, Report, Thanks

REPLY_WITHIN, OUTCOME_WITHIN = 7, 30
ENOUGH = 5
LOOKED_AT = 2_000  # The newest.
SHOWN_WAITING = 20


@dataclass(frozen=True)
class Waits:
    """How long reports waited for one thing. None where there are too few to say, or where most of them still wait."""

    n: int
    within: int
    median_days: int | None
    promised_days: int

    @property
    def is_enough(self) -> bool:
        return self.n >= ENOUGH

    @property
    def share(self) -> float | None:
        """Of those that are old enough, the share that was answered in time."""
        return self.within / self.n if self.is_enough else None


@dataclass(frozen=True)
class ReplyTimes:
    """How an organisation answers those who report, as far as one person sees it."""

    reply: Waits
    outcome: Waits
    waiting: list

    @property
    def n(self) -> int:
        return self.reply.n

    @property
    def median_days(self) -> int | None:
        return self.reply.median_days

    @property
    def is_enough(self) -> bool:
        return self.reply.is_enough


def reply_times(organisation, person, since: date) -> ReplyTimes:
    """Of the reports since that day that this person may see."""
    today = timezone.localdate()
    seen = reports_seen_by(person, organisation)
    days = list(
        _with_answers(seen.filter(day__gte=since))
        .order_by("-day", "-pk")
        .values_list("day", *FIRST, "told")[:LOOKED_AT]
    )
    replies = [(day, _first(*first)) for day, *first in days]
    outcomes = [(day, told) for day, *_others, told in days]
    return ReplyTimes(
        _waits(replies, today, REPLY_WITHIN),
        _waits(outcomes, today, OUTCOME_WITHIN),
        list(without_reply(seen).select_related("event__organisation")[:SHOWN_WAITING]),
    )


def reports_seen_by(person, organisation):
    """Reports whose events the person sees, and that are part of the learning process."""
    seen = Event.objects.visible_to(person).learning().filter(pk=OuterRef("event"))
    return Report.objects.filter(Exists(seen), event__organisation=organisation)


def without_reply(reports):
    """Those to whom nobody has said anything yet, the oldest first."""
    nothing = Q(event__thanks=None, event__outcome=None) & ~Q(event__messages__from_reporter=False)
    return reports.filter(nothing).order_by("day", "pk")


FIRST = ("thanked", "asked", "told")


def _with_answers(reports):
    """Each with the day of the first thanks, the first question and the outcome."""
    thanks = Thanks.objects.filter(event=OuterRef("event")).order_by().values("event")
    asked = Message.objects.questions().filter(event=OuterRef("event")).order_by().values("event")
    return reports.annotate(
        thanked=Subquery(thanks.annotate(first=Min(TruncDate("at"))).values("first")),
        asked=Subquery(asked.annotate(first=Min("on")).values("first")),
        told=TruncDate("event__outcome__at"),
    )


def _first(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)


def _waits(pairs: list[tuple[date, date | None]], today: date, promised: int) -> Waits:
    """Of those that came in before the promise was due."""
    due = [(day, answered) for day, answered in pairs if day <= today - timedelta(days=promised)]
    waited = sorted((answered - day).days for day, answered in due if answered)
    within = sum(days <= promised for days in waited)
    return Waits(len(due), within, _median(waited, len(due)), promised)


def _median(waited: list[int], n: int) -> int | None:
    """The middle one of all, of which those that still wait are the longest."""
    middle = n // 2
    return max(waited[middle], 0) if n >= ENOUGH and middle < len(waited) else None
