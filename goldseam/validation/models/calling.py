"""Calling for what a version waits for: those who can approve it hear of it, beside their home pages."""

from django.utils import timezone

from goldseam.activity.models import Reminder


def call_for_approval(version) -> None:
    """Once the change is described and examined; anew on a day on which it was described anew, and not more often."""
    record = getattr(version, "change_record", None)
    if record is not None and version.examinations.exists():
        Reminder.give("validation.approval_wanted", version, timezone.localdate(record.at))
