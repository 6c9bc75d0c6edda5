"""What comes after a version is in force: whether it had its effect, and whether it is still right."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.activity.models import Activity
from goldseam.artifacts.models import Artifact
from goldseam.artifacts.models.looking import check_next_look
from goldseam.validation.models.control import locked, refuse_without_control
from goldseam.validation.models.trail import Trail


class Effect(models.TextChoices):
    WORKED = "worked", gettext_lazy("It does what it was meant to do")
    PARTLY = "partly", gettext_lazy("In part")
    NOT = "not", gettext_lazy("It does not")


class EffectCheck(models.Model):
    """What was found when somebody looked whether the change had its effect."""

    version = models.OneToOneField("artifacts.Version", models.CASCADE, related_name="effect_check")
    effect = models.CharField(gettext_lazy("did it have its effect?"), max_length=10, choices=Effect)
    found = models.TextField(gettext_lazy("what was found"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"{self.get_effect_display()} · {self.version}"

    @classmethod
    @transaction.atomic
    def record(cls, version, by, effect: str, found: str) -> "EffectCheck":
        artifact = locked(version.artifact)
        refuse_without_control(artifact)
        if not (hasattr(version, "enactment") and version.is_in_force):
            raise ValidationError(_("It is not in force yet."))
        check, is_new = cls.objects.get_or_create(
            version=version, defaults={"by": by, "effect": effect, "found": found}
        )
        if is_new:
            Trail.add(artifact, "effect", by, version, effect=effect, found=found)
            Activity.record("validation.effect", version, by=by)
        elif (check.by_id, check.effect, check.found) != (by.pk, effect, found):
            words = _("Somebody has said it meanwhile: “%(found)s”. Say what you found under “Look at it again”.")
            raise ValidationError(words % {"found": check.found})
        return check


class LookedAgain(models.Model):
    """Somebody looked whether the version in force is still right, and says when to look next."""

    artifact = models.ForeignKey("artifacts.Artifact", models.CASCADE, related_name="periodic_reviews")
    version = models.ForeignKey("artifacts.Version", models.CASCADE, related_name="+", null=True)
    is_right = models.BooleanField(gettext_lazy("it is still right"))
    note = models.TextField(gettext_lazy("what was looked at"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.artifact}, looked at again"

    @classmethod
    @transaction.atomic
    def record(cls, artifact, by, is_right: bool, note: str, next_on) -> "LookedAgain":
        check_next_look(next_on)
        fresh = locked(artifact)
        refuse_without_control(fresh)
        Artifact.objects.filter(pk=fresh.pk).update(review_on=next_on)
        looked = cls.objects.create(artifact=fresh, version=fresh.in_force, by=by, is_right=is_right, note=note)
        said = {"is_right": is_right, "note": note, "next_on": next_on.isoformat()}
        Trail.add(fresh, "looked_again", by, fresh.in_force, **said)
        Activity.record("validation.looked_again", fresh, by=by)
        return looked
