"""Keeping what the log says: counted from what everybody may see who reads of the change, so it is one for all."""

from django.core.exceptions import ValidationError
from django.db import transaction

from goldseam.changes.models import Verification
from goldseam.changes.proof.proof import proof_of


@transaction.atomic
def record_proof(change, by=None) -> Verification | None:
    """Keeps a look at what the log says, if that is more than the newest one said. None where it says nothing yet.

    A person who asks for it hears the reason.
    """
    change.hold()
    proof = proof_of(change, None)
    if not proof.is_counted:
        if by is not None:
            raise ValidationError(proof.why_not)
        return None
    newest = _newest(change)
    if newest and not says_more(proof, newest):
        return newest
    names = ("what", "events_before", "weeks_before", "events_after", "weeks_after")
    counts = {name: getattr(proof.look, name) for name in names}
    return Verification.record(by=by, change=change, scope=proof.scope, is_counted=True, **counts)


@transaction.atomic
def recount(change) -> None:
    """As it happens each month. What somebody told by hand since the choice stays: they know more than this log."""
    change.hold()
    newest, scope = _newest(change), change.scope
    if newest is None or newest.is_counted or (scope and newest.at < scope.at):
        record_proof(change)


def _newest(change) -> Verification | None:
    """As the database knows it: a page may have read it before somebody else kept theirs."""
    return Verification.objects.filter(change=change).first()


def says_more(proof, newest: Verification) -> bool:
    """Whether the verdict or the counts differ. That time went on is no news by itself."""
    before, _weeks, after, _more = proof.counts
    return (proof.verdict, before, after) != (newest.verdict, newest.events_before, newest.events_after)
