"""What reporting brings to the home page: what became of what the person reported, and reports that wait for a word."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.activity.next_steps import SHOWN, Group, NextStep, next_step
from goldseam.common.prepared import prepared
from goldseam.events.models import Event
from goldseam.people.models import Role
from goldseam.reporting.models import Message, Thanks
from goldseam.reporting.my_reports import MyReport, reported_by, with_news
from goldseam.reporting.replying import OUTCOME_WITHIN, REPLY_WITHIN, reports_seen_by

LATELY = timedelta(days=14)
SOON = 2  # Days before a promise is due.
OUTCOME_SOON = 7
LOOKED_AT = 200  # The newest of a person.


@next_step(order=12)
def my_reports(person, organisation) -> Group:
    """For a reporter all of the newest: there is nothing else to see here. For others what is new of theirs."""
    mine = reported_by(person, organisation)
    if person.role_in(organisation) != Role.REPORTER:
        newest = Event.objects.filter(organisation=organisation, logged_by=person).newest_first()
        mine = with_news(mine.filter(pk__in=newest.values_list("pk", flat=True)[:LOOKED_AT]), timezone.now() - LATELY)
    steps = [_my_step(MyReport(event), organisation) for event in mine[: SHOWN + 1]]
    return Group(_("Your reports"), steps, reverse("reporting:mine", args=[organisation.slug]))


@next_step(order=14)
def reports_to_answer(person, organisation) -> Group:
    """Reports that came into letterboxes that the person keeps, for which a promise is due."""
    if not person.writes_in(organisation):
        return Group("", [])
    today = timezone.localdate()
    waiting = _waiting(person, organisation.pk, today - timedelta(days=OUTCOME_WITHIN - OUTCOME_SOON))
    steps = [_step(report, organisation, today) for report in waiting]
    lead = _("Whoever reported hears from a human within a week, and within a month what became of it.")
    return Group(_("Reports that wait for a word"), steps, lead=lead)


@prepared
def _waiting(person, organisation: int, oldest: date):
    """Without an outcome so far: those that nobody has said a word about, and those from before that day."""
    kept = reports_seen_by(person, organisation).filter(letterbox__keepers=person.pk, event__outcome=None)
    thanked = Exists(Thanks.objects.filter(event=OuterRef("event")))
    asked = Exists(Message.objects.questions().filter(event=OuterRef("event")))
    told = kept.annotate(has_reply=thanked | asked).filter(Q(has_reply=False) | Q(day__lt=oldest))
    return told.select_related("event").order_by("day", "pk")[: SHOWN + 1]


def _my_step(mine: MyReport, organisation) -> NextStep:
    mine.event.organisation = organisation
    href = f"{mine.event.get_absolute_url()}#with-reporter"
    if mine.question:
        return NextStep(mine.event.title, href, mine.question.text[:200], mood="soon", time_left=mine.state)
    said = mine.outcome or next(iter(reversed(mine.thanks)), None)
    return NextStep(mine.event.title, href, f"{said.by}: {said.text[:200]}" if said else "", time_left=mine.state)


def _step(report, organisation, today) -> NextStep:
    report.event.organisation = organisation
    href = f"{report.event.get_absolute_url()}#with-reporter"
    if report.has_reply:
        return _due(report, href, OUTCOME_WITHIN, _("Say what became of it, or why nothing changes."), today)
    return _due(report, href, REPLY_WITHIN, _("Nobody has said a word yet. Thank first, then ask."), today)


def _due(report, href, within: int, why: str, today) -> NextStep:
    due = report.day + timedelta(days=within)
    left = (due - today).days
    if left < 0:
        late = ngettext("%(num)s day late", "%(num)s days late", -left) % {"num": -left}
        return NextStep(report.event.title, href, why, due, "late", late)
    words = ngettext("%(num)s day left", "%(num)s days left", left) % {"num": left} if left else _("Due today")
    return NextStep(report.event.title, href, why, due, "soon" if left <= SOON else "", words)
