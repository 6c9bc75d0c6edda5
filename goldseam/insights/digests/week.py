"""The week, for the people who sort what came in: what it was, what waits, what was decided."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.actions.models import Action
from goldseam.common.times import day, moment
from goldseam.decisions.models import Decision
from goldseam.events.models import Visibility
from goldseam.insights import seen
from goldseam.insights.asked import today_in
from goldseam.insights.days.events import NOTICED, noticed_in
from goldseam.insights.digests.changed import changed
from goldseam.insights.digests.figures import told
from goldseam.insights.digests.parts import SHOWN, Line, Section, Telling, section
from goldseam.insights.models import Rhythm
from goldseam.insights.waiting import waiting
from goldseam.reviews.models import Review
from goldseam.triage.models import Waiting

COUNTED = 1_000
LOOKED_AT = 50  # Reviews: the newest that nobody has held yet.


@section(Rhythm.WEEK, 10)
def what_changed(telling: Telling) -> Section:
    return changed(telling, most=3)


@section(Rhythm.WEEK, 20)
def what_came_in(telling: Telling) -> Section:
    asked = telling.asked
    events = seen.events(asked).exclude(visibility=Visibility.RESTRICTED).alias(noticed_at=NOTICED)
    events = noticed_in(asked, events).annotate(at=NOTICED).order_by("-at", "-number")
    shown = list(events.select_related("organisation")[: SHOWN + 1])
    lines = told(telling, "near_misses", "incidents")
    lines += tuple(_noticed(event) for event in shown[:SHOWN])
    more = reverse("events:list", args=[telling.organisation.slug]) if len(shown) > SHOWN else ""
    lead = "" if shown else _("Nothing was noticed in this week that anybody wrote down.")
    return Section("came-in", _("What came in"), lines, lead, more=more, more_words=_("All events"))


@section(Rhythm.WEEK, 30)
def what_waits(telling: Telling) -> Section | None:
    if not telling.is_newest:
        return None
    lines = _to_sort(telling) + tuple(_waits(telling, one) for one in waiting(telling.asked) if one.count)
    lead = "" if lines else _("Nothing waits to be sorted, answered or looked at.")
    replies = tuple(line for line in told(telling, "reply_time") if line.figure and line.figure.n)
    return Section("waits", _("What waits"), lines + replies, lead, is_now=True)


@section(Rhythm.WEEK, 40)
def overdue(telling: Telling) -> Section | None:
    if not telling.is_newest:
        return None
    today = today_in(telling.organisation)
    found = seen.actions(telling.asked).open().filter(first_due_on__lt=today)
    found = found.exclude(event__visibility=Visibility.RESTRICTED).order_by("first_due_on", "number")
    shown = list(found.select_related("organisation")[: SHOWN + 1])
    lines = told(telling, "overdue") + tuple(_late(action) for action in shown[:SHOWN])
    lead = "" if lines else _("No promise is overdue.")
    records = reverse("insights:records", args=[telling.organisation.slug, "overdue", "overdue"])
    more = f"{records}?{telling.asked.query}" if shown else ""
    words = _("All that is overdue")
    return Section("overdue", _("Promises that are overdue"), lines, lead, more=more, more_words=words, is_now=True)


@section(Rhythm.WEEK, 50)
def reviews(telling: Telling) -> Section | None:
    """Those still to be held while memory is fresh."""
    if not telling.is_newest:
        return None
    found = seen.reviews(telling.asked).talks().unclosed().not_held().filter(postponement=None)
    newest = found.exclude(events__visibility=Visibility.RESTRICTED)
    newest = newest.select_related("organisation").prefetch_related("events__hand_over")
    in_time = [one for one in newest.order_by("-pk")[:LOOKED_AT] if _is_in_window(one)]
    lines = tuple(_to_hold(review) for review in sorted(in_time, key=lambda one: one.due_at)[:SHOWN])
    lead = "" if lines else _("None is open in its first three days.")
    lines += told(telling, "review_timeliness")
    return Section("reviews", _("Reviews in their window"), lines, lead, is_now=True)


@section(Rhythm.WEEK, 60)
def decisions(telling: Telling) -> Section | None:
    asked = telling.asked
    found = Decision.objects.filter(organisation=telling.organisation).visible_to(telling.reader)
    found = found.filter(acceptance__at__gte=asked.begins_at, acceptance__at__lt=asked.ends_at)
    shown = list(
        telling.of_team(found).select_related("organisation", "acceptance").order_by("-acceptance__at")[:SHOWN]
    )
    lines = tuple(Line(one.title, day(one.acceptance.at), one.get_absolute_url()) for one in shown)
    return Section("decisions", _("What was decided"), lines) if lines else None


def _noticed(event) -> Line:
    return Line(event.title, f"{event.get_kind_display()} · {day(event.at)}", event.get_absolute_url())


def _to_sort(telling: Telling) -> tuple[Line, ...]:
    """For those who may sort it."""
    if not telling.reader.writes_in(telling.organisation):
        return ()
    found = Waiting.objects.visible_to(telling.reader).filter(organisation=telling.organisation).due()
    found = telling.of_team(found.exclude(event__visibility=Visibility.RESTRICTED), "event__team")
    since = list(found.oldest_first().values_list("since", flat=True)[: COUNTED + 1])
    href = reverse("triage:list", args=[telling.organisation.slug])
    return (Line(_("To be sorted in triage"), _how_many(since), href),) if since else ()


def _waits(telling: Telling, one) -> Line:
    words = ngettext("%(num)s waits", "%(num)s wait", one.count) % {"num": one}
    href = reverse("insights:waiting", args=[telling.organisation.slug, one.kind.key])
    return Line(str(one.kind.title), words, f"{href}?{telling.asked.query}")


def _how_many(since: list) -> str:
    if len(since) > COUNTED:
        return _("1,000+ reports, the oldest since %(day)s") % {"day": day(since[0])}
    words = ngettext("%(num)s report, since %(day)s", "%(num)s reports, the oldest since %(day)s", len(since))
    return words % {"num": len(since), "day": day(since[0])}


def _late(action: Action) -> Line:
    return Line(action.title, _("was due on %(day)s") % {"day": day(action.first_due_on)}, action.get_absolute_url())


def _is_in_window(review: Review) -> bool:
    return (
        bool(review.event) and not review.event.is_handed_over and (review.window != "late" or review.is_planned_ahead)
    )


def _to_hold(review: Review) -> Line:
    words = _("planned for %(moment)s") % {"moment": moment(review.planned_for)} if review.is_planned_ahead else ""
    return Line(review.name, words or review.time_left, review.get_absolute_url())
