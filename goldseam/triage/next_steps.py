"""What triage brings to the home page: what waits to be sorted, and ratings that want a second opinion."""

from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.activity.next_steps import Group, NextStep, next_step
from goldseam.common.prepared import prepared
from goldseam.triage.models import Rating, Waiting
from goldseam.triage.models.waiting import PROMISED

COUNTED = 1_000
SECONDS = 6


@next_step(order=15)
def triage(person, organisation) -> list[Group]:
    if not person.writes_in(organisation):
        return []
    return [
        Group(_("Triage"), _to_sort(person, organisation)),
        Group(
            _("A second opinion"), _to_rate(person, organisation), lead=_("How bad could it have been, as you see it?")
        ),
    ]


def _to_sort(person, organisation) -> list[NextStep]:
    since = _waiting_since(person, organisation.pk, timezone.localdate())
    if not since:
        return []
    days = max(0, (timezone.localdate() - timezone.localtime(since[0]).date()).days)
    many = len(since) > COUNTED
    title = _("1,000+ reports wait to be sorted") if many else _reports(len(since))
    late = timezone.now() - since[0] > PROMISED
    left = (
        _("Today")
        if days == 0
        else ngettext("The oldest for %(num)s day", "The oldest for %(num)s days", days) % {"num": days}
    )
    href = reverse("triage:list", args=[organisation.slug])
    why = _("Thank first, then decide which way each goes. An answer is promised within a week.")
    return [NextStep(title, href, why, mood="late" if late else "", time_left=left)]


def _reports(count: int) -> str:
    return ngettext("%(num)s report waits to be sorted", "%(num)s reports wait to be sorted", count) % {"num": count}


def _to_rate(person, organisation) -> list[NextStep]:
    """Of others; one's own opinion is known."""
    return [
        NextStep(one.event.title, reverse("triage:one", args=[organisation.slug, one.event.number]) + "#rating")
        for one in _rated_alone(person, organisation.pk)
    ]


@prepared
def _waiting_since(person, organisation: int, today: date):
    waiting = Waiting.objects.visible_to(person).filter(organisation=organisation).due(today)
    return waiting.oldest_first().values_list("since", flat=True)[: COUNTED + 1]


@prepared
def _rated_alone(person, organisation: int):
    alone = Rating.objects.visible_to(person).filter(organisation=organisation).alone().exclude(by=person.pk)
    return alone.select_related("event").order_by("-pk")[:SECONDS]
