"""Belonging to an organisation, in a role."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    OWNER = "owner", _("Owner")
    ADMIN = "admin", _("Admin")
    FACILITATOR = "facilitator", _("Facilitator")
    MEMBER = "member", _("Member")
    REPORTER = "reporter", _("Reporter")
    AUDITOR = "auditor", _("Auditor (reads only)")


MANAGERS = {Role.OWNER, Role.ADMIN}
WRITERS = {Role.OWNER, Role.ADMIN, Role.FACILITATOR, Role.MEMBER}


class MembershipQuerySet(models.QuerySet):
    def visible_to(self, person):
        return self.filter(organisation__in=person.sight.reads)

    def writers(self):
        """Those who can own actions and lead reviews."""
        return self.filter(role__in=WRITERS)


class Membership(models.Model):
    """One person's place in one organisation."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.MEMBER)
    since = models.DateTimeField(auto_now_add=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "person"], name="one_membership_each")]

    def __str__(self):
        return f"{self.person} · {self.get_role_display()}"

    belongs = True

    @property
    def manages(self) -> bool:
        """May invite people and change roles, teams and settings."""
        return self.role in MANAGERS

    @property
    def writes(self) -> bool:
        """May classify, review, act and change."""
        return self.role in WRITERS

    @property
    def reports(self) -> bool:
        """May log what happened."""
        return self.role != Role.AUDITOR

    @transaction.atomic
    def change_role(self, role: str, by) -> None:
        self._keep_an_owner(leaving=role != Role.OWNER)
        self.role = role
        self.save(update_fields=["role"])

    @transaction.atomic
    def end(self, by) -> None:
        """Takes the person out of the organisation and its teams. What they wrote stays."""
        self._keep_an_owner(leaving=True)
        for team in self.organisation.teams.filter(members=self.person_id):
            team.members.remove(self.person_id)
        self.delete()

    def _keep_an_owner(self, leaving: bool) -> None:
        others = self.organisation.memberships.select_for_update().filter(role=Role.OWNER).exclude(pk=self.pk)
        if self.role == Role.OWNER and leaving and not others.exists():
            raise ValidationError(_("An organisation needs an owner. Make somebody else the owner first."))
