"""What pre-mortems do by themselves: remind of check-ins on their day, and of looking back."""

from datetime import timedelta

from django.utils import timezone

from goldseam.activity.models import Reminder
from goldseam.activity.models.reminder import is_day_in
from goldseam.common.tasks import task
from goldseam.premortems.models import Premortem, Risk

BACK = timedelta(days=7)  # What was missed while nothing ran is done once, late; older days are left in peace.
ZONES = timedelta(days=1)  # Somewhere it is tomorrow already.


@task
def remind_of_check_ins():
    """Whoever looks after a risk hears of it on the day of its check-in."""
    around = (timezone.localdate() - BACK - ZONES, timezone.localdate() + ZONES)
    due = Risk.objects.filter(review_on__range=around, premortem__looked_back=None, premortem__rehearses=None)
    for risk in due.exclude(owner=None).select_related("premortem__organisation").order_by("pk"):
        if _is_due(risk.premortem, risk.review_on):
            Reminder.give("risk.check_in_due", risk, risk.review_on)


@task
def remind_of_look_backs():
    """Whoever leads a pre-mortem hears of it on the day that was chosen to look back."""
    around = (timezone.localdate() - BACK - ZONES, timezone.localdate() + ZONES)
    due = Premortem.objects.filter(look_back_on__range=around, looked_back=None, rehearses=None)
    due = due.filter(risks__isnull=False).distinct().select_related("organisation").order_by("pk")
    for premortem in due:
        if _is_due(premortem, premortem.look_back_on):
            Reminder.give("premortem.look_back_due", premortem, premortem.look_back_on)


def _is_due(premortem, day) -> bool:
    today = premortem.today
    return today - BACK <= day <= today and is_day_in(premortem.organisation.time_zone)
