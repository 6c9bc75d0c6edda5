"""Approving a version, under a role. Nobody approves a change of their own."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.activity.models import Activity
from goldseam.validation.models.calling import telling_once_complete
from goldseam.validation.models.control import locked
from goldseam.validation.models.enacting import Enactment
from goldseam.validation.models.standing import authors_of, opened
from goldseam.validation.models.trail import Trail


class Approval(models.Model):
    """Somebody who holds a role stands for this one version. It says nothing about any other."""

    version = models.ForeignKey("artifacts.Version", models.CASCADE, related_name="approvals")
    role = models.ForeignKey("ApprovalRole", models.SET_NULL, null=True, related_name="approvals")
    role_name = models.CharField(max_length=80)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    statement = models.CharField(gettext_lazy("statement"), max_length=300, blank=True)

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["version", "role"], name="one_approval_a_role")]

    def __str__(self):
        return f"{self.role_name} · {self.version}"

    @classmethod
    @transaction.atomic
    def give(cls, version, by, role, statement: str = "") -> "Approval":
        version = opened(version)
        refusal = refusal_for(version, by, role)
        if refusal:
            raise ValidationError(refusal)
        details = {"by": by, "role_name": role.name, "statement": statement.strip()}
        with telling_once_complete(version, by):
            approval, is_new = cls.objects.get_or_create(version=version, role=role, defaults=details)
            if is_new:
                Trail.add(version.artifact, "approved", by, version, role=role.name, statement=approval.statement)
                Activity.record("validation.approved", version, by=by)
        if approval.by_id != by.pk:
            raise ValidationError(_("Somebody else has just approved it under this role."))
        return approval

    @transaction.atomic
    def withdraw(self, by) -> None:
        """Whoever gave it takes it back while nobody works by the version. A day set for it is off, too."""
        artifact = locked(self.version.artifact)
        if self.by_id != by.pk:
            raise ValidationError(_("Only the person who gave an approval can take it back."))
        enactment = Enactment.objects.filter(version=self.version).first()
        if enactment and not enactment.is_waiting:
            raise ValidationError(_("It is in force already. Write the next version instead."))
        if not type(self).objects.filter(pk=self.pk).delete()[0]:
            return
        Trail.add(artifact, "withdrawn", by, self.version, role=self.role_name)
        Activity.record("validation.withdrawn", self.version, by=by)
        if enactment:
            enactment.cancel(by)


def refusal_for(version, person, role, authors: set[int] | None = None) -> str:
    """Why this person cannot approve the version under this role; nothing if they can.

    `authors` are those of the version, where somebody has asked for them already.
    """
    if role.artifact_id != version.artifact_id or not role.approves or not role.people.filter(pk=person.pk).exists():
        return _("Only those who hold a role here can approve.")
    if not person.writes_in(version.artifact.organisation):
        return _("Only those who may change things here can approve.")
    if not hasattr(version, "change_record"):
        return _("Nobody has said yet what changes, and why.")
    if person.pk in (authors_of(version) if authors is None else authors):
        return _("Nobody approves a change of their own.")
    return _four_eyes(version, person, role)


def _four_eyes(version, person, role) -> str:
    if not version.artifact.control.is_four_eyes:
        return ""
    if version.approvals.filter(by=person).exclude(role=role).exists():
        return _("Nobody approves under two roles here, and you have approved under another one.")
    if version.examinations.filter(by=person).exists():
        return _("Nobody approves here what they examined themselves.")
    return ""
