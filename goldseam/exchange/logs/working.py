"""The work on an import, a few seconds at a time, so that mail and the search go on meanwhile."""

from datetime import timedelta

from django.apps import apps
from django.utils import timezone

from goldseam.common.tasks import task

SLICE = 8  # Seconds.
PAUSE = timedelta(seconds=1)
KEPT = timedelta(days=2)  # A file that was only looked at.


@task
def go_on(log_import: int):
    """Goes on where the work stands, and asks for the next turn."""
    imports = apps.get_model("exchange", "LogImport")._default_manager
    found = imports.select_related("organisation", "by").filter(pk=log_import).first()
    if found and not found.advance(SLICE):
        go_on.using(run_after=timezone.now() + PAUSE).enqueue(log_import=log_import)


@task
def forget_drafts():
    """Files that nobody brought in: what stands in them is not kept for long."""
    drafts = apps.get_model("exchange", "LogImport")._default_manager.drafts()
    for draft in drafts.filter(at__lt=timezone.now() - KEPT):
        draft.discard()
