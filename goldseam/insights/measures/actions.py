"""Whether promises are kept, by the day that was said first, and whether anybody looked if they helped."""

from datetime import date, datetime, timedelta

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from goldseam.actions.models import EffectCheck
from goldseam.actions.models.ending import Completion
from goldseam.common import times
from goldseam.common.prepared import in_one_row, prepared, prepared_counts
from goldseam.insights import seen
from goldseam.insights.asked import today_in
from goldseam.insights.by_month import MonthsAsked, share_chart
from goldseam.insights.measure import Figure, Measure, Part, Record, measure
from goldseam.insights.shares import share_figure
from goldseam.verdicts.words import amount

OLD_ENOUGH = timedelta(days=30)
ON_TIME = Q(done_on__lte=F("first_due_on"))
DROPPED = Q(drop__isnull=False)
OPEN = Q(has_ended=False)
# A document said that it was done, and nobody knows when.
UNDATED = Q(completion__is_carried_over=True)
JUDGED = Q(drop__isnull=True) & (Q(completion__isnull=True) | Q(completion__is_carried_over=False))


class OfActions(Measure):
    group = "actions"
    handbook = "reviews"

    def record(self, found) -> Record:
        return Record(str(found), found.get_absolute_url(), _due_words(found), found.moment)

    def shown(self, actions, moment: str, *order):
        loaded = actions.annotate(moment=F(moment)).select_related("organisation")
        return loaded.order_by(*(order or (F("moment").desc(nulls_last=True), "-pk")))


@measure("closure", place="else", order=10)
class Closure(OfActions):
    title = _("Promises kept by their day")
    counts = _(
        "Actions that were due in these days, by the first date that was said, however often it was moved: those that "
        "were done by that day. What was cancelled with a reason is left out and shown, as is what a document called "
        "done. Actions without a date cannot be counted and are listed as a defect. What is due today is not late yet."
    )
    signal = _("On the chart: a long row of months above or below the middle, or far too few crossings of it.")
    unit = "share"
    better = "higher"
    gamed = _("By moving dates, or by promising tiny things.")
    guard = _("The first date is kept for good, and promises are looked at for what they change.")

    def figure(self, asked) -> Figure:
        counted = _closure_of(asked, _due_until(asked))
        late = counted["n"] - counted["x"] - counted["open"]
        parts = [
            Part(_now("Done by the first date"), str(counted["x"]), "on_time"),
            Part(_now("Done later"), str(late), "late"),
            Part(_now("Still open"), str(counted["open"]), "open"),
            Part(_now("Cancelled with a reason, left out"), str(counted["dropped"]), "cancelled"),
        ]
        if counted["undated"]:
            parts.append(Part(_now("Done according to a document, left out"), str(counted["undated"]), "undated"))
        if without := _without_date_of(asked)["n"]:
            parts.append(Part(_now("Open without a date: a defect"), str(without), "no_date"))
        words = _now("%(x)s of %(n)s promises that were due were kept by the day that was said first.")
        none = _now("None was due in these days.")
        return share_figure(counted["x"], counted["n"], words, none, tuple(parts))

    def records(self, asked, part: str):
        if part == "no_date":
            return self.shown(_without_date(asked), "made_at")
        kinds = {
            "on_time": JUDGED & ON_TIME,
            "late": JUDGED & ~OPEN & Q(done_on__gt=F("first_due_on")),
            "open": OPEN,
            "cancelled": DROPPED,
            "undated": UNDATED,
        }
        return self.shown(due_in(asked).filter(kinds[part]), "first_due_on")

    def picture(self, asked, figure):
        months = MonthsAsked(asked)
        whole = type(asked)(asked.organisation, asked.person, months.period, asked.team)
        by_day = due_in(whole).filter(JUDGED).order_by().values_list("first_due_on")
        rows = list(by_day.annotate(n=Count("pk"), x=Count("pk", filter=ON_TIME)))
        n = months.sums((due, n) for due, n, _x in rows)
        x = months.sums((due, x) for due, _n, x in rows)
        return share_chart(str(self.title), months, x, n, self.better, _now("of those that were due"))


@measure("overdue", place="else", order=12)
class Overdue(OfActions):
    title = _("Promises past their day")
    counts = _(
        "Actions that are open today and whose first date has passed, however often it was moved: how many, and for "
        "how many days, in the middle and at most. It tells of today, whatever days are chosen."
    )
    signal = _("There is no test for it: look at the oldest ones, and cancel with a reason what nobody will do.")
    unit = "days"
    better = "lower"
    gamed = _("By moving dates.")
    guard = _("The first date is kept for good.")
    is_current = True

    def figure(self, asked) -> Figure:
        days = _days_late(asked)
        if not days:
            return Figure(_now("None is overdue."), n=0)
        n, middle = len(days), (days[(len(days) - 1) // 2] + days[len(days) // 2]) / 2
        words = ngettext(
            "%(num)s promise is past its first date: by %(middle)s days in the middle, by %(most)s at most.",
            "%(num)s promises are past their first date: by %(middle)s days in the middle, by %(most)s at most.",
            n,
        )
        parts = (Part(_now("Past the first date"), str(n), "overdue"),)
        facts = {"num": n, "middle": amount(middle), "most": days[-1]}
        # The most is in its words: the youngest and the oldest bound no range in which the middle might lie.
        return Figure(words % facts, middle, n=n, parts=parts, notes=(_now("As of today."),))

    def records(self, asked, part: str):
        """The oldest first: that one waits for a decision."""
        return self.shown(_overdue(asked), "first_due_on", "moment", "pk")


@measure("effect_checks", place="else", order=14)
class EffectChecks(OfActions):
    title = _("Promises whose effect somebody looked at")
    counts = _(
        "Actions that were finished in these days, at least 30 days ago: those of which somebody noted whether they "
        "had worked. “No effect” counts like any other finding, and so does “too early to say”. Younger ones are left "
        "out, and so is what a document called done."
    )
    signal = _("A share whose whole range lies above or below that of the time before, by the exact test.")
    unit = "share"
    better = "higher"
    gamed = _("By writing “worked” without looking.")
    guard = _("What was found is written beside it, and later events are counted by themselves.")

    def figure(self, asked) -> Figure:
        counted = _effects_of(asked, _finished_until(asked))
        x = counted["worked"] + counted["no_effect"] + counted["unclear"]
        parts = (
            Part(_now("It worked"), str(counted["worked"]), "worked"),
            Part(_now("No effect"), str(counted["no_effect"]), "no_effect"),
            Part(_now("Too early to say"), str(counted["unclear"]), "unclear"),
            Part(_now("Nobody has looked"), str(counted["n"] - x), "unchecked"),
        )
        words = _now("At %(x)s of %(n)s finished promises, somebody looked whether they had worked.")
        none = _now("Too early to say: nothing that was finished in these days is 30 days old.")
        return share_figure(x, counted["n"], words, none, parts)

    def records(self, asked, part: str):
        wanted = Q(found=None) if part == "unchecked" else Q(found=part)
        return self.shown(_finished(asked).filter(wanted), "completion__at")


def due_in(asked, until: date | None = None):
    """Actions whose first date lay in those days and has passed, each with the day on which it was done, if it was."""
    due = seen.actions(asked).filter(first_due_on__gte=asked.period.since, first_due_on__lte=until or _due_until(asked))
    return due.annotate(done_on=TruncDate("completion__at", tzinfo=asked.zone))


def _due_until(asked) -> date:
    return min(asked.period.until, today_in(asked.organisation) - timedelta(days=1))


@prepared_counts
def _closure_of(asked, until: date):
    return in_one_row(
        due_in(asked, until),
        n=Count("pk", filter=JUDGED),
        x=Count("pk", filter=JUDGED & ON_TIME),
        open=Count("pk", filter=OPEN),
        dropped=Count("pk", filter=DROPPED),
        undated=Count("pk", filter=UNDATED),
    )


def _without_date(asked):
    return seen.actions(asked).open().filter(first_due_on=None)


@prepared_counts
def _without_date_of(asked):
    return in_one_row(_without_date(asked), n=Count("pk"))


def _overdue(asked, today: date | None = None):
    return seen.actions(asked).open().filter(first_due_on__lt=today or today_in(asked.organisation))


def _days_late(asked) -> list[int]:
    """Those of each promise, in order. The database counts them by day, of which there are few."""
    today = today_in(asked.organisation)
    return [(today - due).days for due, count in _overdue_by_day(asked, today) for _one in range(count)]


@prepared
def _overdue_by_day(asked, today: date):
    return _overdue(asked, today).values_list("first_due_on").annotate(count=Count("pk")).order_by("-first_due_on")


def _finished_until(asked) -> datetime:
    return min(asked.ends_at, timezone.now() - OLD_ENOUGH)


def _finished(asked, until: datetime | None = None):
    until = until or _finished_until(asked)
    done = Completion.objects.filter(at__gte=asked.begins_at, at__lt=until, is_carried_over=False)
    newest = EffectCheck.objects.filter(action=OuterRef("pk")).order_by("-pk").values("outcome")
    return seen.actions(asked).filter(pk__in=done.values("action")).annotate(found=Subquery(newest[:1]))


@prepared_counts
def _effects_of(asked, until: datetime):
    kinds = {kind: Count("pk", filter=Q(found=kind)) for kind in ("worked", "no_effect", "unclear")}
    return in_one_row(_finished(asked, until), n=Count("pk"), **kinds)


def _due_words(action) -> str:
    if action.first_due_on is None:
        return _now("no date")
    return _now("first due %(day)s") % {"day": times.day(action.first_due_on)}
