"""Whether people look back in time, and whether something changes because they did."""

from datetime import datetime, timedelta

from django.db.models import BooleanField, Case, Count, DateTimeField, F, Min, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from goldseam import charts
from goldseam.common.prepared import in_one_row, padded, prepared, prepared_counts
from goldseam.events.models import Event
from goldseam.insights import seen
from goldseam.insights.asked import once
from goldseam.insights.measure import Figure, Measure, Part, Record, measure
from goldseam.insights.shares import share_figure
from goldseam.reviews.models import FollowThrough as Appointment
from goldseam.reviews.models import Holding, Review
from goldseam.reviews.models.review import DUE
from goldseam.statistics.waiting import survival
from goldseam.verdicts import waiting as said
from goldseam.verdicts.words import joined

WITHIN = timedelta(days=30)
A_YEAR = timedelta(days=366)


class OfReviews(Measure):
    group = "reviews"
    handbook = "reviews"

    def record(self, found) -> Record:
        return Record(str(found), found.get_absolute_url(), "", found.moment)

    def shown(self, reviews, moment: str):
        loaded = reviews.annotate(moment=F(moment)).select_related("organisation").prefetch_related("events")
        return loaded.order_by("-moment", "-pk")


@measure("lesson_to_change", place="else", order=20)
class LessonToChange(OfReviews):
    title = _("Reviews after which something changed")
    counts = _(
        "Reviews held in these days, at least 30 days ago: those after which a checklist, a plan, a rule or the like "
        "was changed because of what they looked at, within 30 days. Changes made while the review was being prepared "
        "count. Younger reviews are left out: theirs may still come."
    )
    signal = _("A share whose whole range lies above or below that of the time before, by the exact test.")
    unit = "share"
    better = "higher"
    gamed = _("By holding fewer reviews, or by changing something small each time.")
    guard = _("The number of reviews stands beside it, and how strongly each change protects.")

    def figure(self, asked) -> Figure:
        held, recent = _held_of(asked), timezone.now() - WITHIN
        old = [(at, changed) for at, changed in held if at <= recent]
        x = sum(changed is not None and changed <= at + WITHIN for at, changed in old)
        parts = (
            Part(_now("Something changed"), str(x), "changed"),
            Part(_now("Nothing changed"), str(len(old) - x), "unchanged"),
            Part(_now("Too young to count"), str(len(held) - len(old)), "young"),
        )
        words = _now("After %(x)s of %(n)s reviews, something that people work by was changed within 30 days.")
        none = _now("Too early to say: no review of these days is 30 days old.")
        return share_figure(x, len(old), words, none, parts)

    def records(self, asked, part: str):
        old = Q(holding__at__lte=timezone.now() - WITHIN)
        kinds = {"changed": old & Q(has_change=True), "unchanged": old & Q(has_change=False), "young": ~old}
        return self.shown(held_in(asked).filter(kinds[part]), "holding__at")


@measure("days_to_change", place="else", order=22)
class DaysToChange(OfReviews):
    title = _("Days from a review to the first change")
    counts = _(
        "Of the reviews held in these days: how long it took until the first change because of what they looked at "
        "(Kaplan and Meier, so that those without a change count for as long as they have waited). A change made "
        "before the review was held counts as no wait. Reviews in which nothing had to change wait like the others."
    )
    signal = _("Two curves that part early and stay apart. One middle value beside another is none.")
    unit = "days"
    better = "lower"

    def figure(self, asked) -> Figure:
        waits = _waits(asked)
        found = survival([days for days, _ended in waits], [ended for _days, ended in waits])
        verdict = said.of(found)
        parts = (
            Part(_now("Changed"), str(found.ended), "changed"),
            Part(_now("No change so far"), str(found.n - found.ended), "open"),
        )
        value, low, high = (found.median, found.low, found.high) if verdict.decided else (None, None, None)
        return Figure(
            _wait_words(found, verdict), value, low, high, found.n, parts, _curve(found, verdict, waits), verdict
        )

    def records(self, asked, part: str):
        found = held_in(asked).filter(first_change_at__isnull=part == "open")
        return self.shown(found, "holding__at")


@measure("review_timeliness", place="else", order=24)
class ReviewTimeliness(OfReviews):
    title = _("Reviews within 72 hours")
    counts = _(
        "After-action reviews whose 72 hours after the end of the event ran out in these days: those that were held "
        "within them. Those that were opened and not held yet count as late, so that nobody looks quicker by not "
        "meeting. Documents such as postmortems have no clock and are left out."
    )
    signal = _("A share whose whole range lies above or below that of the time before, by the exact test.")
    unit = "share"
    better = "higher"
    gamed = _("By saying that the event ended later.")
    guard = _("Each correction of a time stays in the story of its event.")

    def figure(self, asked) -> Figure:
        counted = _in_time_of(asked, padded(_due_keys(asked)))
        parts = (
            Part(_now("Within 72 hours"), str(counted["x"]), "in_time"),
            Part(_now("Later"), str(counted["late"]), "late"),
            Part(_now("Not held yet"), str(counted["n"] - counted["x"] - counted["late"]), "not_held"),
        )
        words = _now("%(x)s of %(n)s reviews were held within 72 hours, while memory is fresh.")
        return share_figure(counted["x"], counted["n"], words, _now("None: no review was due in these days."), parts)

    def records(self, asked, part: str):
        kinds = {
            "in_time": Q(holding__was_in_time=True),
            "late": Q(holding__was_in_time=False),
            "not_held": Q(holding__isnull=True),
        }
        return self.shown(due_in(asked).filter(kinds[part]), "ended_at")


@measure("follow_through", place="else", order=26)
class FollowThrough(OfReviews):
    title = _("Follow-throughs that were kept")
    counts = _(
        "Ten minutes a week after a review was closed: of those that were due in these days, the ones in which people "
        "came together again and found that a change had landed, or said why none had to."
    )
    signal = _("A share whose whole range lies above or below that of the time before, by the exact test.")
    unit = "share"
    better = "higher"
    gamed = _("By confirming without looking.")
    guard = _("The changed thing itself is one click away, with what its next users said.")

    def figure(self, asked) -> Figure:
        counted = _kept_of(asked, _until_now(asked))
        parts = (
            Part(_now("Kept, and it has landed"), str(counted["x"]), "landed"),
            Part(_now("Kept, and not landed yet"), str(counted["kept"] - counted["x"]), "not_landed"),
            Part(_now("Not kept so far"), str(counted["n"] - counted["kept"]), "not_kept"),
        )
        words = _now("In %(x)s of %(n)s follow-throughs, people saw that the change had landed.")
        return share_figure(counted["x"], counted["n"], words, _now("None was due in these days."), parts)

    def records(self, asked, part: str):
        kinds = {"landed": LANDED, "not_landed": KEPT & ~LANDED, "not_kept": ~KEPT}
        return self.shown(_appointments(asked).filter(kinds[part]), "follow_through__due_at")


KEPT = Q(follow_through__held_at__isnull=False)
LANDED = KEPT & (Q(follow_through__reads_differently=True) | ~Q(follow_through__why_not_landed=""))


def held_in(asked):
    """Reviews held in those days, each with when the first change because of its events was made."""
    # Those of the period first: they are few, and each is then looked at for whether the person may see it.
    keys = Holding.objects.filter(at__gte=asked.begins_at, at__lt=asked.ends_at).values("review")
    held = seen.reviews(asked).filter(pk__in=keys)
    first = seen.changes(asked).filter(event__reviews=OuterRef("pk"), at__gte=OuterRef("opened_at"))
    first = first.order_by().values("event__reviews").annotate(first=Min("at")).values("first")
    soon = Q(first_change_at__lte=F("holding__at") + WITHIN)
    held = held.annotate(first_change_at=Subquery(first))
    return held.annotate(has_change=Case(When(soon, then=True), default=False, output_field=BooleanField()))


def due_in(asked):
    """Talks whose 72 hours ran out in those days, or until now."""
    return ended(seen.reviews(asked).filter(pk__in=_due_keys(asked)))


def _due_keys(asked) -> list[int]:
    """Named one by one, since a database may else go through all events to find those that may be seen."""
    # Not all reviews of ten years have to be looked at: an event that goes on for a year after its review is no talk's.
    opened_since, since = asked.begins_at - A_YEAR, asked.begins_at - DUE
    return _due_between(asked.organisation.pk, opened_since, since, _until_now(asked) - DUE)


@prepared
def _due_between(organisation: int, opened_since: datetime, since: datetime, until: datetime):
    opened = Review.objects.filter(organisation=organisation, opened_at__gte=opened_since)
    due = ended(opened.talks()).filter(ended_at__gte=since, ended_at__lt=until)
    return due.values_list("pk", flat=True)


@prepared_counts
def _in_time_of(asked, keys: list[int]):
    counts = {
        "x": Count("pk", filter=Q(holding__was_in_time=True)),
        "late": Count("pk", filter=Q(holding__was_in_time=False)),
    }
    return in_one_row(seen.reviews(asked).filter(pk__in=keys), n=Count("pk"), **counts)


def ended(reviews):
    """Each with when its event was over: from there the 72 hours count."""
    events = Event.objects.filter(reviews=OuterRef("pk")).order_by("pk")
    over = events.annotate(over=Coalesce("recovered_at", "mitigated_at", "detected_at", "logged_at"))
    return reviews.annotate(ended_at=Subquery(over.values("over")[:1], output_field=DateTimeField()))


def _until_now(asked) -> datetime:
    return min(asked.ends_at, timezone.now())


def _appointments(asked, until: datetime | None = None):
    due = Appointment.objects.filter(due_at__gte=asked.begins_at, due_at__lt=until or _until_now(asked))
    return seen.reviews(asked).filter(pk__in=due.values("review"))


@prepared_counts
def _kept_of(asked, until: datetime):
    counts = {"x": Count("pk", filter=LANDED), "kept": Count("pk", filter=KEPT)}
    return in_one_row(_appointments(asked, until), n=Count("pk"), **counts)


def _held_of(asked) -> list[tuple]:
    """When each was held, and when the first change was made. Read once, also where several figures need it."""
    return once(asked, "held", lambda: _held(asked))


@prepared
def _held(asked):
    return held_in(asked).values_list("holding__at", "first_change_at")


def _waits(asked) -> list[tuple[float, bool]]:
    """Days to the first change, or until now, of each review."""
    now = timezone.now()
    return [
        (max(0.0, ((changed or now) - held).total_seconds() / 86_400), changed is not None)
        for held, changed in _held_of(asked)
    ]


def _wait_words(found, verdict) -> str:
    if not found.n:
        return _now("None: no review was held in these days.")
    words = ngettext(
        "%(ended)s of %(n)s review has led to a change so far.",
        "%(ended)s of %(n)s reviews have led to a change so far.",
        found.n,
    )
    told = joined(words % {"ended": found.ended, "n": found.n}, verdict.does_not_show)
    return str(verdict) if verdict.decided else told


def _curve(found, verdict, waits) -> charts.Waiting:
    curve = charts.Curve(
        _now("Reviews"),
        steps=[(step.at, step.share) for step in found.steps],
        still_open=[days for days, ended in waits if not ended],
        median=found.median,
    )
    curves = [curve] if found.n else []
    return charts.Waiting(_now("From a review to the first change"), verdict.shows, curves=curves, unit=_now("days"))
