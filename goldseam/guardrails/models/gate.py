"""A gate: an if-then that a pipeline asks, and that lets a change pass once what is needed is there."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.common.models import Counter
from goldseam.common.plain_text import in_a_line
from goldseam.guardrails.models.gate_asking import Askable
from goldseam.guardrails.models.gate_check import Checked
from goldseam.guardrails.models.gate_clause import Claused, Need
from goldseam.guardrails.models.gate_key import KeyedGate
from goldseam.guardrails.models.gate_override import Overridable
from goldseam.guardrails.models.gate_signing import Signable
from goldseam.guardrails.models.gate_staging import StagedGate, StagedGateQuerySet

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}\Z")
TAKEN = {"new"}  # An address of its own.


class Unreachable(models.TextChoices):
    """What a pipeline does that cannot reach the gate."""

    CLOSED = "closed", _("It stops")
    OPEN = "open", _("It goes on, and says that nothing was checked")


class GateQuerySet(StagedGateQuerySet):
    def visible_to(self, person):
        return self.filter(person.sight.of_teams())


class Gate(Claused, Askable, Signable, Checked, Overridable, StagedGate, KeyedGate, models.Model):
    """What has to be there before a change may go on, clause by clause. `rule` is the team rule that it enforces."""

    is_storied = True

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="gates")
    number = models.PositiveBigIntegerField()
    name = models.CharField(_("short name"), max_length=40)
    title = models.CharField(_("title"), max_length=160)
    team = models.ForeignKey("people.Team", models.SET_NULL, null=True, blank=True, related_name="gates")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    rule = models.ForeignKey("artifacts.Artifact", models.SET_NULL, null=True, blank=True, related_name="gates")
    project = models.CharField(_("project"), max_length=80, blank=True)
    when_unreachable = models.CharField(
        _("when it cannot be reached"), max_length=10, choices=Unreachable, default=Unreachable.CLOSED
    )
    has_four_eyes = models.BooleanField(_("each sign-off by another person"), default=False)
    overriders = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = GateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="gate_number"),
            models.UniqueConstraint(fields=["organisation", "name"], name="gate_name"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("gates:show", args=[self.organisation.slug, self.name])

    @classmethod
    @transaction.atomic
    def make(cls, organisation, by, title, name, *, overriders=(), **about) -> "Gate":
        """A new gate, as a draft."""
        gate = cls(organisation=organisation, owner=about.pop("owner", None) or by)
        gate._take(title=title, name=name, **about)
        gate.number = Counter.next("gate", organisation.pk)
        gate.save()
        if overriders:
            gate._name_overriders(by, overriders)
        Activity.record("gate.made", gate, by=by)
        return gate

    @transaction.atomic
    def describe(self, by, *, overriders=None, **about) -> None:
        """Says anew what it is called, whose it is and how strict it is. Its clauses stay."""
        self._take(**about)
        self._refuse_unseen_checklists()
        self.save()
        if overriders is not None:
            self._name_overriders(by, overriders)
        Activity.record("gate.changed", self, by=by)

    def _take(self, **about) -> None:
        for field, value in about.items():
            setattr(self, field, in_a_line(value) if isinstance(value, str) else value)
        if not self.title:
            raise ValidationError({"title": _("Give it a name that people will recognise.")})
        self._refuse_odd_name()
        for field, thing in {"team": self.team, "rule": self.rule}.items():
            if thing and thing.organisation_id != self.organisation_id:
                raise ValidationError({field: _("This belongs to another organisation.")})
        if self.rule and self.rule.is_private:
            raise ValidationError({"rule": _("It is seen by one person only. Make a team rule of it first.")})
        self.clean_fields(exclude=["organisation", "number", "team", "owner", "rule"])

    def _refuse_unseen_checklists(self) -> None:
        needs = Need.objects.filter(clause__gate=self, artifact__isnull=False).select_related("artifact")
        if not all(self.is_seen_with(need.artifact) for need in needs):
            raise ValidationError({"team": _("It asks for a checklist that others do not see.")})

    def _refuse_odd_name(self) -> None:
        if not NAME.match(self.name) or self.name in TAKEN:
            told = _("Small letters without accents, digits and “-”, such as release or go-live.")
            raise ValidationError({"name": told})
        if type(self).objects.filter(organisation=self.organisation, name=self.name).exclude(pk=self.pk).exists():
            raise ValidationError({"name": _("There is a gate of this name already.")})
