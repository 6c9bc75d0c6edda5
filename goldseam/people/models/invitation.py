"""Inviting somebody by a link."""

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.people.models.membership import Membership, Role

LASTS = timedelta(days=7)


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class InvitationQuerySet(models.QuerySet):
    def open(self):
        return self.filter(ends_at__gt=timezone.now())

    def visible_to(self, person):
        return self.filter(
            organisation__memberships__person=person, organisation__memberships__role__in=["owner", "admin"]
        )


class Invitation(models.Model):
    """A link that lets one person in, or, without a mail address, everybody who has it until it ends."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="invitations")
    team = models.ForeignKey("people.Team", models.SET_NULL, null=True, blank=True, related_name="+")
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.MEMBER)
    email = models.EmailField(_("mail address"), blank=True)
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    invited_at = models.DateTimeField(auto_now_add=True)
    ends_at = models.DateTimeField()

    objects = InvitationQuerySet.as_manager()

    def __str__(self):
        return self.email or str(self.organisation)

    @classmethod
    def issue(cls, organisation, by, role=Role.MEMBER, team=None, email="") -> "tuple[Invitation, str]":
        """The invitation and its token. Only a digest is stored, so a copy of the database lets nobody in."""
        if role == Role.OWNER and organisation.memberships.get(person=by).role != Role.OWNER:
            raise ValidationError(_("Only an owner can invite an owner."))
        token = secrets.token_urlsafe(24)
        invitation = cls.objects.create(
            organisation=organisation,
            team=team,
            role=role,
            email=email.lower(),
            token_digest=digest(token),
            invited_by=by,
            ends_at=timezone.now() + LASTS,
        )
        return invitation, token

    @classmethod
    def by_token(cls, token: str) -> "Invitation | None":
        return cls.objects.open().select_related("organisation").filter(token_digest=digest(token)).first()

    @transaction.atomic
    def accept(self, by) -> Membership:
        """Lets the person in. Accepting twice changes nothing, and never lowers a role."""
        membership, _is_new = self.organisation.memberships.get_or_create(person=by, defaults={"role": self.role})
        if self.team:
            self.team.members.add(by)
        elif not self.organisation.has_teams:
            self.organisation.teams.first().members.add(by)
        if self.email:
            self.delete()
        by.__dict__.pop("sight", None)
        return membership
