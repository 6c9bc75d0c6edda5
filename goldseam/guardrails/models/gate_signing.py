"""Sign-offs at a gate: by somebody who holds the role there, for one ref, and never by who made the change."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from goldseam.activity.models import Activity
from goldseam.guardrails.refs import as_project, as_ref, is_among

MOST_ROLES = 20


class GateRole(models.Model):
    """In this role people sign off at this gate."""

    gate = models.ForeignKey("guardrails.Gate", models.CASCADE, related_name="roles")
    name = models.CharField(max_length=60)
    people = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="gate_roles")

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["gate", "name"], name="one_gate_role_of_a_name")]

    def __str__(self):
        return self.name


class SignOff(models.Model):
    """Somebody stands for this ref in this role. Withdrawing it deletes it."""

    gate = models.ForeignKey("guardrails.Gate", models.CASCADE, related_name="sign_offs")
    project = models.CharField(max_length=80, blank=True)
    ref = models.CharField(max_length=120)
    role = models.ForeignKey(GateRole, models.CASCADE, related_name="sign_offs")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["role", "ref", "project", "by"], name="one_sign_off_each")]
        indexes = [models.Index(fields=["gate", "ref", "project"], name="sign_off_of_ref")]

    def __str__(self):
        return f"{self.role}: {self.ref}"


class Wanted(models.Model):
    """A ref waits for a sign-off in this role. Deleted once it is given, or no longer needed."""

    role = models.ForeignKey(GateRole, models.CASCADE, related_name="wanted")
    project = models.CharField(max_length=80, blank=True)
    ref = models.CharField(max_length=120)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["role", "ref", "project"], name="wanted_once")]

    def __str__(self):
        return f"{self.role}: {self.ref}"

    @property
    def organisation_id(self):
        return self.role.gate.organisation_id

    @property
    def history(self):
        return self.role.gate


class Signable:
    """A gate at which people sign off."""

    def role_named(self, name: str) -> GateRole:
        """The role of that name, made where there is none yet."""
        found = next((role for role in self.roles.all() if role.name.casefold() == name.casefold()), None)
        if not found and self.roles.count() >= MOST_ROLES:
            raise ValidationError({"roles": _("These are many roles for one gate.")})
        return found or GateRole.objects.create(gate=self, name=name)

    @transaction.atomic
    def give_role(self, by, role: GateRole, people) -> None:
        """These people may sign in this role, and nobody else. What others signed in it no longer counts."""
        members = set(self.organisation.memberships.writers().values_list("person", flat=True))
        if any(person.pk not in members for person in people):
            raise ValidationError({"people": _("Only people who work in this organisation can sign.")})
        role.people.set(people)
        names = ", ".join(sorted(person.name for person in people))
        Activity.record("gate.role_given", self, by=by, role=role.name, names=names[:300])

    @transaction.atomic
    def sign(self, by, role: GateRole, project: str, ref: str, note: str = "") -> SignOff:
        """Stands for this ref in this role."""
        project, ref = as_project(self, project), as_ref(ref)
        type(self).objects.select_for_update().get(pk=self.pk)
        self._refuse_signing(by, role, project, ref)
        of = {"role": role, "project": project, "ref": ref, "by": by}
        sign_off, is_new = SignOff.objects.get_or_create(**of, defaults={"gate": self, "note": note.strip()[:300]})
        Wanted.objects.filter(role=role, project=project, ref=ref).delete()
        if is_new:
            Activity.record("gate.signed", self, by=by, role=role.name, ref=ref, project=project, note=sign_off.note)
        return sign_off

    @transaction.atomic
    def withdraw(self, by, sign_off: SignOff) -> None:
        """Takes back one's own sign-off; from now on the ref is blocked again where it was needed."""
        if sign_off.by_id != by.pk:
            raise ValidationError(_("Only who signed can take it back."))
        gone, _by_model = self.sign_offs.filter(pk=sign_off.pk).delete()
        if gone:
            about = {"role": sign_off.role.name, "ref": sign_off.ref, "project": sign_off.project}
            Activity.record("gate.sign_off_withdrawn", self, by=by, **about)

    def authors_of(self, project: str, ref: str) -> set[str]:
        """Who made the change, as pipelines told it at any time."""
        told = self.asked.filter(project=project, ref=ref).authors()
        return {one for _gate, _project, _ref, people in told for one in people}

    def may_sign(self, person, role: GateRole, project: str, ref: str) -> str:
        """Why not, in words; nothing where the person may."""
        try:
            self._refuse_signing(person, role, project, ref)
        except ValidationError as error:
            return " ".join(error.messages)
        return ""

    def _refuse_signing(self, by, role, project, ref) -> None:
        if role.gate_id != self.pk or not by.writes_in(self.organisation):
            raise ValidationError(_("This role is not one of this gate."))
        if not role.people.filter(pk=by.pk).exists():
            raise ValidationError(_("You do not hold the role %(role)s at this gate.") % {"role": role})
        mails = by.emailaddress_set.values_list("email", flat=True)
        if is_among(by, self.authors_of(project, ref), mails):
            raise ValidationError(_("You made this change. Somebody else has to sign."))
        others = self.sign_offs.filter(project=project, ref=ref, by=by).exclude(role=role)
        if self.has_four_eyes and others.exists():
            raise ValidationError(_("You signed in another role already. Here each role needs another person."))
