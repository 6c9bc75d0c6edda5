"""Forgetting who reported in confidence, once they have long had their answer."""

from datetime import timedelta

from django.utils import timezone

from goldseam.common.tasks import task
from goldseam.reporting.models import Contact

KEPT = timedelta(days=30)  # After the outcome was told: time enough for one more question.


@task
def forget_contacts():
    told_long_ago = Contact.objects.filter(report__event__outcome__at__lt=timezone.now() - KEPT)
    for contact in told_long_ago.select_related("report__event"):
        contact.forget()
