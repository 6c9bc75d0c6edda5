"""Read and understood: who is asked to read a version in force, and who has."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from goldseam.activity.home import forget_homes
from goldseam.activity.models import Activity
from goldseam.people.models import Person
from goldseam.people.models.membership import WRITERS
from goldseam.validation.models.control import locked, refuse_without_control
from goldseam.validation.models.standing import standing
from goldseam.validation.models.trail import Trail


class ReadingRequest(models.Model):
    """From this version on, people are asked to read. Having read it, or a later one, answers that."""

    artifact = models.OneToOneField("artifacts.Artifact", models.CASCADE, related_name="reading_request")
    version = models.ForeignKey("artifacts.Version", models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now=True)

    def __str__(self):
        return f"Please read {self.version}"

    @classmethod
    def ask(cls, artifact, version) -> None:
        """Asks again, unless only something minor changed since people read it."""
        record = getattr(version, "change_record", None)
        is_minor = record is not None and not record.is_major and not artifact.control.minor_is_read
        if is_minor and cls.objects.filter(artifact=artifact).exists():
            return
        asked = {"version": version, "number": version.number}
        cls.objects.update_or_create(artifact=artifact, defaults=asked)
        Activity.record("validation.reading_wanted", version, by=None)


class Acknowledgement(models.Model):
    """Somebody says that they have read and understood a version."""

    artifact = models.ForeignKey("artifacts.Artifact", models.CASCADE, related_name="acknowledgements")
    version = models.ForeignKey("artifacts.Version", models.CASCADE, related_name="acknowledgements")
    number = models.PositiveIntegerField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "person"], name="acknowledged_once")]
        indexes = [models.Index(fields=["artifact", "person", "number"], name="who_read")]

    def __str__(self):
        return f"{self.person} · {self.version}"

    @classmethod
    @transaction.atomic
    def give(cls, version, by) -> "Acknowledgement":
        artifact = locked(version.artifact)
        refuse_without_control(artifact)
        in_force = standing(artifact)
        if in_force is None or in_force.pk != version.pk:
            raise ValidationError(_("Another version is in force. Please read that one."))
        about = {"artifact": artifact, "number": version.number}
        given, is_new = cls.objects.get_or_create(version=version, person=by, defaults=about)
        if is_new:
            Trail.add(artifact, "read", by, version)
            transaction.on_commit(forget_homes)  # No activity tells of it: who has read what is not for everybody.
        return given


def readers_of(artifact):
    """All who are asked to read it."""
    control = getattr(artifact, "control", None)
    if control is None:
        return Person.objects.none()
    asked = Q(pk__in=artifact.approval_roles.filter(reads=True).values("people"))
    if control.everybody_reads:
        asked |= _team(artifact)
    return Person.objects.filter(asked, is_active=True, memberships__organisation=artifact.organisation_id).distinct()


def _team(artifact) -> Q:
    if artifact.team_id:
        return Q(teams=artifact.team_id)
    return Q(memberships__organisation=artifact.organisation_id, memberships__role__in=WRITERS)


def missing_readers(artifact):
    """Those who were asked and have not read it yet."""
    request = ReadingRequest.objects.filter(artifact=artifact).first()
    if request is None:
        return Person.objects.none()
    read = artifact.acknowledgements.filter(number__gte=request.number).values("person")
    return readers_of(artifact).exclude(pk__in=read).order_by("name", "pk")


def sees_readers(person, artifact) -> bool:
    """The owner, those who approve, and auditors see by name who has not read it yet; nobody else does."""
    if artifact.owner_id == person.pk or person.role_in(artifact.organisation) == "auditor":
        return True
    return artifact.approval_roles.filter(approves=True, people=person).exists()
