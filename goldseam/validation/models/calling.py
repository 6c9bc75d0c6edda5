"""Calling for what a version waits for: those who can approve it, and its owner, hear of it beside their home pages."""

from contextlib import contextmanager

from goldseam.activity.models import Activity
from goldseam.validation.missing import missing_of
from goldseam.validation.models.outcomes import newest_of_each
from goldseam.validation.models.standing import is_open


def call_for_approval(version) -> None:
    """Whoever has heard of it since the change was described is not told again: see `called_to`."""
    if is_to_be_approved(version):
        Activity.record("validation.approval_wanted", version, by=None)


def call_those_named(artifact) -> None:
    """Others can approve from now on: what waits already calls them, too."""
    waiting = artifact.versions.filter(enactment=None, change_record__isnull=False).first()
    if waiting and is_open(waiting):
        call_for_approval(waiting)


def is_to_be_approved(version) -> bool:
    """Whether the change is described and examined, and nothing that failed waits to be mended."""
    standing = newest_of_each(version.examinations.all())
    return hasattr(version, "change_record") and bool(standing) and not any(one.has_failed for one in standing)


@contextmanager
def telling_once_complete(version, by):
    """Does what may bring the last thing that is missing; the owner hears where it did."""
    was_missing = missing_of(version)
    yield
    if was_missing and not missing_of(version):
        Activity.record("validation.complete", version, by=by)
