"""Reminding who keeps an account true: of a draft that nobody reads, and of a day to read it again."""

from datetime import timedelta

from django.utils import timezone

from goldseam.activity.models import Reminder
from goldseam.activity.models.reminder import is_day_in
from goldseam.common.tasks import task
from goldseam.postmortems.models import Postmortem, Reread
from goldseam.postmortems.next_steps import UNREAD

BACK = timedelta(days=7)  # What was missed while nothing ran is done once, late; older days are left in peace.


@task
def remind_of_drafts():
    """Once, when it has been a draft for two weeks: an account that nobody reads might as well not be there."""
    since = timezone.now() - UNREAD
    drafts = Postmortem.objects.learning().unpublished().filter(circulation=None, origin=None, review__closure=None)
    old = drafts.filter(started_at__range=(since - BACK, since)).select_related("organisation", "review__organisation")
    for postmortem in old:
        if is_day_in(postmortem.organisation.time_zone):
            Reminder.give("postmortem.unread", postmortem, (postmortem.started_at + UNREAD).date())


@task
def remind_of_rereads():
    """On the morning of the day."""
    today = timezone.localdate()
    due = Reread.objects.filter(done_at=None, due_on__range=(today - BACK, today))
    due = due.filter(postmortem__in=Postmortem.objects.learning())
    for reread in due.select_related("postmortem__organisation", "postmortem__review__organisation"):
        if is_day_in(reread.postmortem.organisation.time_zone):
            Reminder.give("postmortem.reread_due", reread.postmortem, reread.due_on)
