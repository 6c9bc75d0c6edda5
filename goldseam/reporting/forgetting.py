"""Forgetting who reported in confidence, once they have long had their answer, or when none has come for long."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from goldseam.common.tasks import task
from goldseam.reporting.models import Contact

KEPT = timedelta(days=30)  # After the outcome was told: time enough for one more question.
KEPT_AT_MOST = timedelta(days=365)  # Who has asked nothing by then will not ask.


@task
def forget_contacts():
    now = timezone.now()
    long_ago = Q(report__event__outcome__at__lt=now - KEPT) | Q(report__day__lt=(now - KEPT_AT_MOST).date())
    for contact in Contact.objects.filter(long_ago).select_related("report__event"):
        contact.forget()
