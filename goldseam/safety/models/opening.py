"""Opening a pulse: everybody is invited at once, with a ticket each; or calling it off."""

import random
import secrets
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.people.models import Role, Team
from goldseam.safety import codes
from goldseam.safety.models.box import BallotBox, PulseKey
from goldseam.safety.models.group import Invited, PulseGroup, WhyNotAsked
from goldseam.safety.models.ticket import Ticket
from goldseam.safety.sweeping import sweep
from goldseam.statistics.disclosure import too_close_to_others


class Openable:
    """A pulse that opens on its day by itself, and can be called off."""

    time_zone: str
    opened_at: datetime | None
    called_off_at: datetime | None

    @transaction.atomic
    def open(self) -> None:
        """Asks the teams as they are now. Where none is large enough any more, the pulse is called off."""
        self.wait_for_others()
        if not self.is_planned:
            return
        teams = self._teams_now()
        if not any(team.why_not_asked == "" for team in teams):
            self._call_off(by=None)
            return
        self._invite(teams)
        self.opened_at, self.time_zone = timezone.now(), self.organisation.time_zone
        self.save(update_fields=["opened_at", "time_zone"])
        Activity.record("pulse.opened", self, by=None)

    @transaction.atomic
    def call_off(self, by) -> None:
        """No pulse takes place. Where some have answered, their answers are destroyed unread.

        There is no closing early: whoever could choose the moment could choose whose answer comes last.
        """
        self.wait_for_others()
        if by and not self.can_be_planned_by(by):
            raise ValidationError(_("Only those who set how people learn here call a pulse off."))
        if self.is_closed:
            raise ValidationError(_("It is closed already, and people have read the results."))
        if not self.is_called_off:
            self._call_off(by)

    @property
    def somebody_would_be_asked(self) -> bool:
        return any(team.why_not_asked == "" for team in self._teams_now())

    def teams_by_name(self) -> list[Team]:
        """For those who plan: who would be asked if it opened now, and why others would not."""
        return sorted(self._teams_now(), key=lambda team: team.name.casefold())

    def destroy_what_is_sealed(self) -> None:
        """Boxes, tickets and the key: nobody finds out any more who was who."""
        BallotBox.objects.filter(group__pulse=self).delete()
        Ticket.objects.filter(group__pulse=self).delete()
        PulseKey.objects.filter(pulse=self).delete()

    def _call_off(self, by) -> None:
        self.destroy_what_is_sealed()
        sweep.enqueue()
        self.called_off_at = timezone.now()
        self.save(update_fields=["called_off_at"])
        Activity.record("pulse.called_off", self, by=by)

    def _teams_now(self) -> list[Team]:
        """The teams, each with its `roster` and with why it is not asked, if it is not."""
        teams = list(Team.objects.filter(organisation=self.organisation).order_by("pk"))
        rosters = self._rosters(teams)
        large = {key: roster for key, roster in rosters.items() if len(roster) >= self.least_scores}
        alike = too_close_to_others(large, self.least_scores)
        for team in teams:
            team.roster = rosters[team.pk]
            small = WhyNotAsked.SMALL if team.pk not in large else ""
            team.why_not_asked = WhyNotAsked.ALIKE if team.pk in alike else small
        return teams

    def _rosters(self, teams: list[Team]) -> dict[int, frozenset[int]]:
        """Who is in each team. Auditors answer nothing, and neither does who left."""
        belongs = self.organisation.memberships.exclude(role=Role.AUDITOR).filter(person__is_active=True)
        people = set(belongs.values_list("person", flat=True))
        found: dict[int, set[int]] = {team.pk: set() for team in teams}
        members = Team.members.through.objects.filter(team__in=teams).values_list("team", "person")
        for team, person in members:
            if person in people:
                found[team].add(person)
        return {team: frozenset(roster) for team, roster in found.items()}

    def _invite(self, teams: list[Team]) -> None:
        """All in one transaction, and tickets in random order: nothing in them leads to a person."""
        key = secrets.token_bytes(32)
        PulseKey.objects.create(pulse=self, bytes=key)
        groups = [
            PulseGroup(
                pulse=self, team=team, name=team.name, invited=len(team.roster), why_not_asked=team.why_not_asked
            )
            for team in teams
        ]
        PulseGroup.objects.bulk_create(groups)
        asked = [(group, team.roster) for group, team in zip(groups, teams, strict=True) if group.is_asked]
        invited = [Invited(group=group, person_id=person) for group, roster in asked for person in sorted(roster)]
        Invited.objects.bulk_create(invited)
        tickets = [
            Ticket(id=codes.kept(codes.code_for(key, one.group_id, one.person_id)), group=one.group) for one in invited
        ]
        random.SystemRandom().shuffle(tickets)
        Ticket.objects.bulk_create(tickets)
        BallotBox.objects.bulk_create([BallotBox.empty(group, key) for group, _roster in asked])
