"""Inviting somebody by a link."""

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import models, transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from goldseam.people.models.membership import MANAGERS, Membership, Role
from goldseam.people.models.person import Person

LASTS = timedelta(days=7)


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class InvitationQuerySet(models.QuerySet):
    def open(self):
        return self.filter(ends_at__gt=timezone.now())

    def visible_to(self, person):
        managed = Membership.objects.filter(person=person, role__in=MANAGERS)
        return self.filter(organisation__in=managed.values("organisation"))

    def newest_first(self):
        return self.select_related("team", "invited_by").order_by("-pk")


class Invitation(models.Model):
    """A link that lets one person in, or, without a mail address, everybody who has it until it ends."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="invitations")
    team = models.ForeignKey("people.Team", models.SET_NULL, null=True, blank=True, related_name="+")
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.MEMBER)
    email = models.EmailField(_("mail address"), blank=True)
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    invited_at = models.DateTimeField(auto_now_add=True)
    mailed_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField()

    objects = InvitationQuerySet.as_manager()

    def __str__(self):
        return self.email or str(self.organisation)

    @classmethod
    @transaction.atomic
    def issue(cls, organisation, by, role=Role.MEMBER, team=None, email="") -> "tuple[Invitation, str]":
        """The invitation and its token. Only a digest is stored, so a copy of the database lets nobody in.

        Whoever worked alone has a team from now on. A second invitation to an address takes the place of the first.
        """
        if role not in organisation.memberships.get(person=by).may_hand_out():
            raise ValidationError({"role": _("Only an owner can invite an owner.")})
        organisation.grow()
        if email:
            organisation.invitations.open().filter(email=email.lower()).delete()
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
        """The invitation behind a link, whether or not it still lets anybody in."""
        invitations = cls.objects.select_related("organisation", "team", "invited_by")
        return invitations.filter(token_digest=digest(token)).first()

    @property
    def is_open(self) -> bool:
        return self.ends_at > timezone.now()

    def mail(self, link: str) -> None:
        """Sends the link to the address. Only whoever reads mail there has it: that proves the address."""
        body = render_to_string("people/invitation_mail.txt", {"invitation": self, "link": link})
        subject = _now("%(who)s invites you to %(organisation)s") % {
            "who": self.invited_by,
            "organisation": self.organisation,
        }
        send_mail(" ".join(subject.split()), body, None, [self.email])
        self.mailed_at = timezone.now()
        self.save(update_fields=["mailed_at"])

    @transaction.atomic
    def accept(self, by) -> Membership:
        """Lets the person in. Accepting twice changes nothing, and never lowers a role."""
        membership, is_new = self.organisation.memberships.get_or_create(person=by, defaults={"role": self.role})
        if is_new:
            self._use_up()
        if self.team:
            self.team.members.add(by)
        elif not self.organisation.has_teams:
            self.organisation.teams.first().members.add(by)  # type: ignore[union-attr]
        by.look_again()
        return membership

    @transaction.atomic
    def accept_as_new(self, name: str, email: str, password: str, time_zone: str) -> Person:
        """Makes an account for somebody who has none, and lets them in."""
        proved = bool(self.mailed_at) and email.lower() == self.email
        person = Person.objects.register(name, email, password, time_zone, verified=proved)
        self.accept(by=person)
        return person

    def withdraw(self, by) -> None:
        """The link leads nowhere any more."""
        self.delete()

    def _use_up(self) -> None:
        """An invitation to an address lets one person in; of two at the same moment, the first."""
        still_open = Invitation.objects.open().filter(pk=self.pk)
        is_open = still_open.update(ends_at=timezone.now()) if self.email else still_open.exists()
        if not is_open:
            raise ValidationError(_("This invitation has been used or has ended. Ask for a new one."))
