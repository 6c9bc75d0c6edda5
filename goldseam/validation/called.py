"""Who is called to approve a version: those who can, and have not heard of it since its change was described."""

from django.contrib.contenttypes.models import ContentType

from goldseam.activity.models import Activity, Notification
from goldseam.people.models import Person
from goldseam.validation.missing import asked_roles
from goldseam.validation.models.approving import refusal_for
from goldseam.validation.models.calling import is_to_be_approved
from goldseam.validation.models.standing import authors_of, is_open


def called_to(version) -> set[Person]:
    if version.artifact.is_retired or not is_open(version) or not is_to_be_approved(version):
        return set()
    authors, told = authors_of(version), _told_of(version)
    holders = [(person, role) for role in _waiting_roles(version) for person in role.people.all()]
    return {one for one, role in holders if one.pk not in told and not refusal_for(version, one, role, authors)}


def _waiting_roles(version) -> list:
    given = set(version.approvals.values_list("role", flat=True))
    return [role for role in asked_roles(version.artifact, version.change_record) if role.pk not in given]


def _told_of(version) -> set[int]:
    artifact = version.artifact
    here = Activity.objects.filter(
        history_type=ContentType.objects.get_for_model(artifact), history_id=artifact.pk, subject_id=version.pk
    )
    calls = here.filter(kind="validation.approval_wanted")
    told = Notification.objects.filter(activity__in=calls, told_at__gte=version.change_record.at)
    return set(told.values_list("person", flat=True))
