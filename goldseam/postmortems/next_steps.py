"""What postmortems bring to the home page: drafts, those to be read, and those to be read again."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.activity.next_steps import SHOWN, Group, NextStep, next_step
from goldseam.common.prepared import prepared
from goldseam.postmortems.models import Postmortem, Reading, Reread

UNREAD = timedelta(days=14)


@next_step(order=20)
def postmortems(person, organisation) -> list[Group]:
    """What others ask the person to read, what is due to be read again, and the person's own drafts."""
    href = reverse("postmortems:list", args=[organisation.slug])
    asked = [_asked(one) for one in _to_read(person, organisation.pk)]
    due = _to_read_again(person, organisation.pk, timezone.localdate())
    again = [_again(reread, organisation) for reread in due]
    drafts = [_draft(one) for one in _drafts(person, organisation.pk)]
    return [Group(_("Postmortems"), asked + again + drafts, href)]


@prepared
def _to_read(person, organisation: int):
    said = Reading.objects.filter(postmortem=OuterRef("pk"), by=person.pk)
    waiting = Postmortem.objects.filter(circulation__readers=person.pk).unpublished()
    return _seen(waiting.filter(~Exists(said)), person, organisation)


@prepared
def _to_read_again(person, organisation: int, today: date):
    due = Reread.objects.filter(done_at=None, due_on__lte=today, postmortem__owner=person.pk)
    seen = Postmortem.objects.visible_to(person).learning().filter(organisation=organisation)
    return due.filter(postmortem__in=seen).select_related("postmortem__review")[: SHOWN + 1]


@prepared
def _drafts(person, organisation: int):
    """What somebody has begun here; what came from elsewhere waits for nobody."""
    mine = Postmortem.objects.filter(owner=person.pk, review__closure=None, origin=None).unpublished()
    return _seen(mine, person, organisation)


def _seen(postmortems, person, organisation: int):
    seen = postmortems.visible_to(person).learning().filter(organisation=organisation)
    return seen.select_related("review__organisation").order_by("-pk")[: SHOWN + 1]


def _asked(postmortem) -> NextStep:
    return _step(postmortem, _("You are asked to read it before it is published."))


def _again(reread, organisation) -> NextStep:
    reread.postmortem.organisation = reread.postmortem.review.organisation = organisation
    why = _("Is it still true? %(why)s.") % {"why": reread.get_why_display()}
    return NextStep(reread.postmortem.title, f"{reread.postmortem.get_absolute_url()}#rereads", why, reread.due_on)


def _draft(postmortem) -> NextStep:
    is_old = postmortem.started_at < timezone.now() - UNREAD
    unread = _("A draft for more than two weeks. Who could read it?")
    why = unread if is_old else _("Your draft. Go on where you stopped.")
    return _step(postmortem, why, mood="soon" if is_old else "")


def _step(postmortem, why: str, mood: str = "") -> NextStep:
    return NextStep(postmortem.title, postmortem.get_absolute_url(), why, mood=mood)
