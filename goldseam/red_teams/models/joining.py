"""Who is in a red team: suggested fairly, or with doubts of their own. Everybody may decline, without a reason."""

from collections.abc import Iterable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.red_teams.rotation import choose

MOST_MEMBERS = 12


class Member(models.Model):
    """Somebody's place in one red team."""

    drill = models.ForeignKey("red_teams.Drill", models.CASCADE, related_name="members")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["drill", "person"], name="red_team_member_once")]

    def __str__(self):
        return str(self.person)


class Declined(models.Model):
    """The fact that somebody would rather not: they are not suggested for this drill again."""

    drill = models.ForeignKey("red_teams.Drill", models.CASCADE, related_name="declined")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["drill", "person"], name="red_team_declined_once")]

    def __str__(self):
        return f"{self.drill} declined"


class Joined:
    """A drill with its members."""

    def has_member(self, person) -> bool:
        return any(member.person_id == person.pk for member in self.members.all())

    @property
    def is_open_to_members(self) -> bool:
        return self.state in {"chartered", "running"}

    @property
    def invitable(self):
        """Those who can be asked: not whoever decides, nobody twice running, and nobody who declined."""
        taken = [*self.members.values_list("person", flat=True), self.decider_id, *self._resting]
        declined = self.declined.values("person")
        return self.audience.exclude(pk__in=taken).exclude(pk__in=declined).order_by("name", "pk")

    def suggest(self, size: int = 3, chance=None) -> list:
        """So many people who could be asked, in the order of their names."""
        people = list(self.invitable)
        times = self._times(people)
        chosen = choose(people, times, [], size, chance)
        return sorted(chosen, key=lambda person: (person.name, person.pk))

    @transaction.atomic
    def invite(self, by, people: Iterable) -> None:
        self.wait_for_others()
        self._want_open()
        people = list(people)
        able = {person.pk for person in self.invitable}
        there = {member.person_id for member in self.members.all()}
        new = [person for person in people if person.pk not in there]
        if not people:
            raise ValidationError(_("Choose somebody."))
        if any(person.pk not in able for person in new):
            raise ValidationError(
                _("Nobody is in a red team twice running, and whoever decides or declined is not in it.")
            )
        self._add(by, new)

    @transaction.atomic
    def join(self, by) -> None:
        """Somebody who doubts anyway comes along: that is worth more than doubt by order."""
        self.wait_for_others()
        self._want_open()
        if self.has_member(by):
            return
        self.declined.filter(person=by).delete()
        if not self.invitable.filter(pk=by.pk).exists():
            raise ValidationError(
                _("Whoever was in the last red team rests this time, and whoever decides is not in it.")
            )
        self._add(by, [by])

    @transaction.atomic
    def decline(self, by) -> None:
        """Without a reason, and without a word about who it was."""
        self.wait_for_others()
        if not self.is_open_to_members:
            raise ValidationError(_("The report is written, so the red team stays as it was."))
        gone, _rows = self.members.filter(person=by).delete()
        if gone:
            Declined.objects.get_or_create(drill=self, person=by)
            self._forget_members()
            Activity.record("red_team.members_changed", self, by=None)

    @transaction.atomic
    def excuse(self, member, by) -> None:
        """Takes somebody out while the drill is set up."""
        self.wait_for_others()
        self._want_unbegun()
        self.members.filter(pk=member.pk).delete()
        Activity.record("red_team.members_changed", self, by=None)

    def want_nobody_twice_running(self) -> None:
        """Somebody may have been in another red team since they were asked."""
        resting = self._resting
        names = [str(member) for member in self.members.select_related("person") if member.person_id in resting]
        if names:
            told = {"names": ", ".join(names)}
            raise ValidationError(_("In the last red team already: %(names)s. Ask somebody else instead.") % told)

    @property
    def _resting(self) -> list[int]:
        """Those of the drill that began last before or beside this one."""
        others = type(self).objects.filter(organisation=self.organisation_id).begun().exclude(pk=self.pk)
        if self.is_begun:
            others = others.filter(begun__at__lt=self.begun.at)
        last = others.order_by("-begun__at").first()
        return list(last.members.values_list("person", flat=True)) if last else []

    def _times(self, people) -> dict:
        """How often each was in a red team that began here; for the suggestion alone."""
        past = Member.objects.filter(
            drill__organisation=self.organisation_id, drill__begun__isnull=False, person__in=people
        )
        counted = dict(past.values_list("person").annotate(times=Count("pk")))
        return {person: counted.get(person.pk, 0) for person in people}

    def _add(self, by, people) -> None:
        if self.members.count() + len(people) > MOST_MEMBERS:
            raise ValidationError(_("A red team is small: at most %(most)d.") % {"most": MOST_MEMBERS})
        for person in people:
            Member.objects.get_or_create(drill=self, person=person)
        self._forget_members()
        if people:
            asked = [person.pk for person in people]
            Activity.record("red_team.invited", self, by=by, people=asked)

    def _forget_members(self) -> None:
        getattr(self, "_prefetched_objects_cache", {}).pop("members", None)

    def _want_open(self) -> None:
        if not self.is_open_to_members:
            raise ValidationError(_("The red team stays as it was."))
        if self.standing_veto:  # Else whoever wants it gone could join, and lift it.
            raise ValidationError(_("While its no stands, the red team stays as it is."))

    def want_member(self, person) -> None:
        if not self.has_member(person):
            raise ValidationError(_("That is for those who are in the red team."))
