"""Belonging to an organisation, in a role."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.people.sight import GUIDES


class Role(models.TextChoices):
    OWNER = "owner", _("Owner")
    ADMIN = "admin", _("Admin")
    FACILITATOR = "facilitator", _("Facilitator")
    MEMBER = "member", _("Member")
    REPORTER = "reporter", _("Reporter")
    AUDITOR = "auditor", _("Auditor (reads only)")


MANAGERS = {Role.OWNER, Role.ADMIN}
WRITERS = {Role.OWNER, Role.ADMIN, Role.FACILITATOR, Role.MEMBER}
MOST_NAMES = 300

# What a role means, for those who choose one.
MEANINGS = {
    Role.OWNER: _("Does everything an admin does, and makes others owners."),
    Role.ADMIN: _("Invites people, and changes roles, teams and settings. Sees what belongs to every team."),
    Role.FACILITATOR: _("Works like a member, and guides reviews of any team that asks."),
    Role.MEMBER: _("Logs, classifies, reviews, acts and changes checklists."),
    Role.REPORTER: _("Logs what happened, sees what becomes of it, and what changed for everybody. Sees nothing else."),
    Role.AUDITOR: _("Reads what belongs to every team, and changes nothing."),
}


class MembershipQuerySet(models.QuerySet):
    def visible_to(self, person):
        return self.filter(organisation__in=person.sight.reads)

    def writers(self):
        """Those who can own actions and lead reviews."""
        return self.filter(role__in=WRITERS)

    def names(self):
        """What people are called here, to know a name in a text. Of a large organisation the first few hundred."""
        return self.order_by("pk").values_list("person__name", flat=True)[:MOST_NAMES]

    def by_name(self):
        return self.select_related("person").order_by("person__name", "pk")


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
    def reads(self) -> bool:
        """May look at what is shared. A reporter sees what she or he reported, and what was told to all."""
        return self.role != Role.REPORTER

    @property
    def manages(self) -> bool:
        """May invite people and change roles, teams and settings."""
        return self.role in MANAGERS

    @property
    def guides(self) -> bool:
        """May set how the organisation learns: its handbook, its templates, and what it tells everybody."""
        return self.role in GUIDES

    @property
    def writes(self) -> bool:
        """May classify, review, act and change."""
        return self.role in WRITERS

    @property
    def reports(self) -> bool:
        """May log what happened."""
        return self.role != Role.AUDITOR

    def may_hand_out(self) -> list[str]:
        """The roles that this member may give to others: all that carry no more than the own one."""
        if not self.manages:
            return []
        return [role for role in Role if role != Role.OWNER or self.role == Role.OWNER]

    def can_be_changed_by(self, other: "Membership") -> bool:
        """Admins keep away from owners."""
        return other.organisation_id == self.organisation_id and self.role in other.may_hand_out()

    @transaction.atomic
    def change_role(self, role: str, by) -> None:
        own = self._membership_of(by)
        if not (self.can_be_changed_by(own) and role in own.may_hand_out()):
            raise ValidationError({"role": _("Only an owner can make somebody an owner, or change an owner's role.")})
        if role != Role.OWNER:
            self._keep_an_owner()
        self.role = role
        self.save(update_fields=["role"])

    @transaction.atomic
    def end(self, by) -> None:
        """Takes the person out of the organisation and its teams. What they wrote stays. Everybody may leave."""
        if self.person_id != by.pk and not self.can_be_changed_by(self._membership_of(by)):
            raise ValidationError(_("Only an owner can take an owner out."))
        self._keep_an_owner()
        for team in self.organisation.teams.filter(members=self.person_id):
            team.members.remove(self.person_id)
        self.delete()

    def _membership_of(self, person) -> "Membership":
        return self.organisation.memberships.get(person=person)

    def _keep_an_owner(self) -> None:
        owners = self.organisation.memberships.select_for_update().filter(role=Role.OWNER)
        if self.role == Role.OWNER and len(owners) == 1:
            raise ValidationError(_("An organisation needs an owner. Make somebody else the owner first."))
