"""Who has a say in a controlled artifact: a role, and the people who hold it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.artifacts.models import Artifact
from goldseam.validation.models.calling import call_those_named
from goldseam.validation.models.control import locked, refuse_unless_steered_by
from goldseam.validation.models.trail import Trail


class ApprovalRole(models.Model):
    """A role, such as “Quality”, whose holders approve versions, read them, or both."""

    artifact = models.ForeignKey("artifacts.Artifact", models.CASCADE, related_name="approval_roles")
    name = models.CharField(gettext_lazy("role"), max_length=80)
    people = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    approves = models.BooleanField(gettext_lazy("One of them approves each version"), default=True)
    approves_minor = models.BooleanField(gettext_lazy("Minor changes, too"), default=True)
    reads = models.BooleanField(gettext_lazy("Each of them reads each version"), default=False)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["artifact", "name"], name="role_of_a_name")]

    def __str__(self):
        return self.name

    @classmethod
    @transaction.atomic
    def name_people(cls, artifact, by, name: str, people, approves=True, approves_minor=True, reads=False, role=None):
        """A new role, or other people in this one."""
        fresh = locked(artifact)
        refuse_unless_steered_by(by, fresh)
        if fresh.approval_roles.filter(name=name).exclude(pk=role.pk if role else None).exists():
            raise ValidationError({"name": _("There is a role of this name already.")})
        _refuse_who_cannot_see(fresh, people)
        if approves:
            _refuse_who_changes_nothing(fresh, people)
        role = role or cls(artifact=fresh)
        role.name, role.approves, role.approves_minor, role.reads = name, approves, approves and approves_minor, reads
        role.save()
        role.people.set(people)
        asked = {"approves": role.approves, "approves_minor": role.approves_minor, "reads": reads}
        Trail.add(fresh, "role", by, role=name, people=sorted(str(person) for person in people), **asked)
        call_those_named(fresh)
        return role

    @transaction.atomic
    def end(self, by) -> None:
        fresh = locked(self.artifact)
        refuse_unless_steered_by(by, fresh)
        if type(self).objects.filter(pk=self.pk).delete()[0]:
            Trail.add(fresh, "role_ended", by, role=self.name)


def _refuse_who_cannot_see(artifact, people) -> None:
    outside = [str(one) for one in people if not Artifact.objects.visible_to(one).filter(pk=artifact.pk).exists()]
    if outside:
        words = _("They do not see it, since it belongs to a team: %(names)s") % {"names": ", ".join(outside)}
        raise ValidationError({"people": words})


def _refuse_who_changes_nothing(artifact, people) -> None:
    """Who only reads here could never approve, so the version would wait for ever."""
    readers = [str(one) for one in people if not one.writes_in(artifact.organisation)]
    if readers:
        words = _("They only read here, so they cannot approve: %(names)s") % {"names": ", ".join(readers)}
        raise ValidationError({"people": words})
