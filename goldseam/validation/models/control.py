"""Putting an artifact under control: from then on a new version counts once it is examined and approved."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.activity.models import Activity
from goldseam.artifacts.models import Artifact
from goldseam.validation.models.trail import Trail


class ControlQuerySet(models.QuerySet):
    def visible_to(self, person):
        return self.filter(artifact__in=Artifact.objects.visible_to(person))


class Control(models.Model):
    """The fact that changes of an artifact are validated and signed off, and how. Ending control deletes it."""

    artifact = models.OneToOneField("artifacts.Artifact", models.CASCADE, related_name="control")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField()
    is_four_eyes = models.BooleanField(
        gettext_lazy("Nobody approves under two roles, or what they examined themselves"), default=False
    )
    everybody_reads = models.BooleanField(gettext_lazy("The whole team reads each version"), default=False)
    minor_is_read = models.BooleanField(gettext_lazy("Minor changes are read again, too"), default=False)

    objects = ControlQuerySet.as_manager()

    def __str__(self):
        return f"{self.artifact} under control"

    @transaction.atomic
    def choose(self, by, is_four_eyes: bool, everybody_reads: bool, minor_is_read: bool) -> None:
        """How many people it takes, and who reads."""
        refuse_unless_steered_by(by, locked(self.artifact))
        chosen = {"is_four_eyes": is_four_eyes, "everybody_reads": everybody_reads, "minor_is_read": minor_is_read}
        for name, value in chosen.items():
            setattr(self, name, value)
        self.save(update_fields=[*chosen])
        Trail.add(self.artifact, "settings", by, **chosen)


def locked(artifact) -> Artifact:
    """The artifact as it stands now; whoever else wants to change it, or write a version, waits."""
    return Artifact.objects.select_for_update().select_related("organisation").get(pk=artifact.pk)


def is_steered_by(person, artifact) -> bool:
    """Its owner, and those who set how the organisation learns, say how it is controlled."""
    if not person.writes_in(artifact.organisation):
        return False
    return artifact.owner_id == person.pk or person.guides_in(artifact.organisation)


def refuse_unless_steered_by(person, artifact) -> None:
    if not is_steered_by(person, artifact):
        raise ValidationError(_("Its owner, or somebody who guides the organisation, can do that."))


def refuse_without_control(artifact) -> None:
    if not artifact.is_controlled:
        raise ValidationError(_("It is not under control."))


@transaction.atomic
def control(artifact, by, reason: str) -> Control:
    """A version in force stays so; the next one waits until it is complete."""
    fresh = locked(artifact)
    refuse_unless_steered_by(by, fresh)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why its changes are to be signed off.")})
    if fresh.is_private or fresh.organisation.is_solo:
        raise ValidationError(_("To approve takes a second person, and nobody else sees this."))
    kept, is_new = Control.objects.get_or_create(artifact=fresh, defaults={"by": by, "reason": reason.strip()})
    if is_new:
        Artifact.objects.filter(pk=fresh.pk).update(is_controlled=True)
        artifact.is_controlled = True
        Trail.add(fresh, "controlled", by, fresh.in_force, reason=reason.strip())
        Activity.record("validation.controlled", fresh, by=by)
    return kept


@transaction.atomic
def release_control(artifact, by, reason: str) -> None:
    """Ends control. The newest version is what people work by from now on, as with any other artifact."""
    fresh = locked(artifact)
    refuse_unless_steered_by(by, fresh)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why it no longer needs control. The reason stays in the trail.")})
    if not Control.objects.filter(artifact=fresh).delete()[0]:
        return
    Artifact.objects.filter(pk=fresh.pk).update(is_controlled=False)
    artifact.is_controlled = False
    waiting = fresh.current if fresh.current and not fresh.current.is_in_force else None
    if waiting:
        fresh.versions.filter(pk=waiting.pk, effective_at=None).update(effective_at=timezone.now())
    Trail.add(fresh, "released", by, waiting, reason=reason.strip())
    Activity.record("validation.released", fresh, by=by)
