"""A key with which a program reads and writes what people look ahead with: pre-mortems and decisions."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goldseam.common.keys import ProgramKey

MOST_ONCE = 120


class AheadKey(ProgramKey):
    """Whoever has it reads the pre-mortems and decisions of one team, or those that are everybody's, and adds new ones.

    It decides nothing, and changes nothing that stands there.
    """

    prefix = "gsa_"

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="ahead_keys")
    team = models.ForeignKey("people.Team", models.CASCADE, null=True, blank=True, related_name="+")

    @classmethod
    def visible_to(cls, person, organisation):
        """Those of everybody, and of teams whose work the person sees."""
        return cls.objects.filter(person.sight.of_teams(), organisation=organisation)

    @classmethod
    def with_what_it_opens(cls):
        return super().with_what_it_opens().select_related("organisation", "team")

    @classmethod
    @transaction.atomic
    def make(cls, organisation, by, name: str, team=None, once: str = "") -> tuple["AheadKey", str]:
        """A new key, and the key itself, to be shown once. The same form (`once`), sent twice, asks for the same."""
        if team and team.organisation_id != organisation.pk:
            raise ValidationError({"team": _("This team belongs to another organisation.")})
        type(organisation).objects.select_for_update().get(pk=organisation.pk)
        key, token, is_new = cls.issue(organisation.ahead_keys, by, name, once, organisation=organisation)
        if is_new and team:
            key.team = team
            key.save(update_fields=["team"])
        return key, token

    @property
    def note(self) -> str:
        return str(self.team) if self.team else ""

    @property
    def opens(self) -> Q:
        return Q(organisation=self.organisation_id, team=self.team_id)

    @transaction.atomic
    def make_once(self, what: str, once: str, make) -> int:
        """The number of what this program made under that name of its own (`once`); made now, where it is new."""
        type(self).objects.select_for_update().get(pk=self.pk)
        if once and (known := self.made.filter(what=what, once=once).first()):
            return known.number
        number = make().number
        if once:
            self.made.create(what=what, once=once, number=number)
        return number


class MadeByKey(models.Model):
    """A program made this, under a name of its own: what is sent twice is there once."""

    key = models.ForeignKey(AheadKey, models.CASCADE, related_name="made")
    what = models.CharField(max_length=40)
    once = models.CharField(max_length=MOST_ONCE)
    number = models.PositiveBigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "what", "once"], name="made_by_key_once")]

    def __str__(self):
        return f"{self.what} {self.number}"
