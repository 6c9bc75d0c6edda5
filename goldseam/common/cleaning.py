"""Forgets what has served."""

from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.utils import timezone

from goldseam.common.models import Job, Submission
from goldseam.common.tasks import task


@task
def forget_submissions():
    """Nobody sends the same copy of a form again after two days."""
    Submission.objects.older_than(timezone.now() - timedelta(days=2)).delete()


@task
def forget_sessions():
    """Sessions that have ended."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


@task
def forget_jobs():
    """Work that was given up a month ago."""
    Job.objects.given_up().filter(given_up_at__lt=timezone.now() - timedelta(days=30)).delete()
