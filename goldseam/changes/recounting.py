"""What proofs do by themselves: the log is counted again each month, and what comes back is noticed."""

from django.db.models import Exists, OuterRef
from django.utils import timezone

from goldseam.changes.models import Change, Return, Scope, Verification
from goldseam.changes.proof import recount
from goldseam.changes.proof.addressed import Addressed, seen_by
from goldseam.changes.proof.times import in_force_since
from goldseam.common.tasks import task

MOST_RETURNS = 50
NEEDED = ("event__organisation", "version__artifact__activation", "version__artifact__retirement")


@task
def count_again():
    """Once a month, each change by itself. More often would find chance more often: each look is one more try."""
    for change in _chosen().values_list("pk", flat=True).iterator():
        count_one.enqueue(change=change)


@task
def count_one(change: int):
    for found in _chosen().filter(pk=change):
        recount(found)


@task
def look_for_returns():
    """Events that a proven change addresses and that were logged after the proof."""
    standing = Verification.objects.supporting().filter(change=OuterRef("pk"))
    for change in _chosen().filter(Exists(standing)).iterator(chunk_size=100):
        _notice(change)


def _notice(change) -> None:
    since, proven = in_force_since(change), Verification.objects.began_to_support(change)
    if since is None or proven is None:
        return
    addressed = Addressed(change.scope, seen_by(change, None))
    if addressed.has_lost_its_tag:
        return recount(change)  # What it was proven by is not there any more: no month with gold for nothing.
    known = set(Return.objects.filter(change=change).values_list("event", flat=True))
    found = addressed.newest(since, timezone.now(), MOST_RETURNS)
    for event in reversed(found):
        if event.logged_at > proven and event.pk not in known:
            Return.notice(change, event.pk, proven)


def _chosen():
    """Changes that people work by, and of which they have said what they address."""
    scopes = Scope.objects.filter(change=OuterRef("pk"))
    in_use = {"version__artifact__activation__isnull": False, "version__artifact__retirement__isnull": True}
    return Change.objects.filter(Exists(scopes), **in_use).select_related(*NEEDED)
