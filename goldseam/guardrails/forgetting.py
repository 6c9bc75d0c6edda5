"""Forgets what has served: calls after a year, answers of gates after two. What a breach or an override was stays."""

from datetime import timedelta

from django.utils import timezone

from goldseam.common.tasks import task
from goldseam.guardrails.models import Asked, Call

KEEPS_CALLS = timedelta(days=365)
KEEPS_ANSWERS = timedelta(days=730)  # A rule is tried on past answers; older ones tell little of how people work now.


@task
def forget_calls():
    Call.objects.filter(made_at__lt=timezone.now() - KEEPS_CALLS, next_at=None).delete()


@task
def forget_answers():
    Asked.objects.filter(at__lt=timezone.now() - KEEPS_ANSWERS).delete()
