"""A red-team drill and its charter: the question, the scope, who decides, its days, and how far its say goes."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.common.meanwhile import changed_since
from goldseam.common.models import Counter
from goldseam.decisions import texts
from goldseam.decisions.models import Decision
from goldseam.people.models import Person
from goldseam.people.models.membership import MANAGERS
from goldseam.premortems.models import Premortem
from goldseam.red_teams import patterns
from goldseam.red_teams.choices import State
from goldseam.red_teams.models.answering import Answered, AnsweredQuerySet
from goldseam.red_teams.models.beginning import Begun, BegunQuerySet
from goldseam.red_teams.models.finding import Reporting
from goldseam.red_teams.models.joining import Joined, JoinedQuerySet
from goldseam.red_teams.models.vetoing import Vetoing

QUESTION_LENGTH = 200


class DrillQuerySet(BegunQuerySet, AnsweredQuerySet, JoinedQuerySet):
    def visible_to(self, person):
        """As what it is about is seen, wherever that has gone since; without such, as its team sees it."""
        decisions = Decision.objects.visible_to(person).filter(pk=OuterRef("decision_id"))
        premortems = Premortem.objects.visible_to(person).filter(pk=OuterRef("premortem_id"))
        about = (Q(decision=None) | Q(Exists(decisions))) & (Q(premortem=None) | Q(Exists(premortems)))
        of_its_own = Q(decision=None, premortem=None) & person.sight.of_teams()
        of_something = ~Q(decision=None, premortem=None) & Q(organisation__in=person.sight.reads)
        return self.filter(of_its_own | of_something, about)

    def with_state(self):
        """With what a row and a badge show."""
        return self.select_related(
            "organisation", "team", "decider", "begun", "called_off", "reported", "ended", "veto_agreement"
        )


class Drill(Begun, Joined, Reporting, Answered, Vetoing, models.Model):
    """A few people look, for a few days, for what speaks against a plan. What they find goes to whoever decides."""

    is_storied = True

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="drills")
    number = models.PositiveBigIntegerField()
    question = models.CharField(_("the question"), max_length=QUESTION_LENGTH)
    pattern = models.CharField(_("pattern"), max_length=20, choices=patterns.CHOICES)
    scope = models.TextField(_("scope"), blank=True)
    facts = models.TextField(_("where the facts are"), blank=True)
    decision = models.ForeignKey("decisions.Decision", models.SET_NULL, null=True, blank=True, related_name="drills")
    premortem = models.ForeignKey("premortems.Premortem", models.SET_NULL, null=True, blank=True, related_name="drills")
    decider = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    team = models.ForeignKey("people.Team", models.SET_NULL, null=True, blank=True, related_name="drills")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    # Nobody finds the story of a drill that is gone: it goes with it.
    story = GenericRelation("activity.Activity", object_id_field="history_id", content_type_field="history_type")

    objects = DrillQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="drill_number")]
        indexes = [
            models.Index(fields=["organisation", "-number", "id", "team"], name="drill_newest"),
            models.Index(fields=["decider", "organisation"], name="drill_of_decider"),
        ]

    def __str__(self):
        return self.question

    def get_absolute_url(self):
        return reverse("red_teams:show", args=[self.organisation.slug, self.number])

    @classmethod
    @transaction.atomic
    def charter(cls, by, organisation, question: str, pattern: str, **about) -> "Drill":
        """Sets up a drill. `veto_scope` and `veto_until` propose a veto; without them it has influence, as usual."""
        if organisation.is_solo:
            raise ValidationError(_("Alone there is no red team. Ask one critical friend."))
        drill = cls(organisation=organisation, made_by=by, decision=about.pop("decision", None))
        drill.premortem = about.pop("premortem", None)
        veto = _veto_of(about)
        drill._describe(by, {"question": question, "pattern": pattern, "decider": by} | about)
        drill.number = Counter.next("drill", organisation.pk)
        drill.save(force_insert=True)
        drill._propose_veto(by, veto)
        Activity.record("red_team.chartered", drill, by=by)
        return drill

    @transaction.atomic
    def amend_charter(self, by, shown: dict | None = None, **about) -> None:
        """Changes the charter until the work begins; from then on it is locked. What its writer has not changed stays.

        `shown`: what the writer's page had shown, see `goldseam.common.meanwhile`.
        """
        self.wait_for_others()
        self._want_unbegun()
        veto = _veto_of(about)
        self._describe(by, changed_since(shown, self, about))
        self.save()
        self._propose_veto(by, veto)
        Activity.record("red_team.charter_changed", self, by=by)

    @transaction.atomic
    def hand_to(self, by, decider) -> None:
        """Somebody else decides and answers: for whoever decided until now, and those who guide."""
        self.wait_for_others()
        if by.pk != self.decider_id and not by.guides_in(self.organisation):
            raise ValidationError(_("It is handed over by whoever decides, or by those who guide."))
        if not self.is_open:
            raise ValidationError(_("It is over: nobody has to decide any more."))
        self._check_decider(decider)
        if decider.pk == self.decider_id:
            return
        self.decider = decider
        self.save(update_fields=["decider"])
        if self.is_chartered:
            self.ask_for_agreement_anew()
        Activity.record("red_team.handed_over", self, by=by)

    @property
    def guide(self) -> patterns.Pattern:
        return patterns.BY_KEY[self.pattern]

    @property
    def today(self) -> date:
        return timezone.localdate()

    @property
    def state(self) -> str:
        for record, state in (("called_off", State.CALLED_OFF), ("ended", State.ENDED), ("reported", State.REPORTED)):
            if hasattr(self, record):
                return state
        return State.RUNNING if self.is_begun else State.CHARTERED

    @property
    def state_words(self) -> str:
        return str(State(self.state).label)

    def is_decided_by(self, person) -> bool:
        return person.pk == self.decider_id and person.writes_in(self.organisation)

    @property
    def audience(self):
        """Those who write here and see it: the team, where it has one, and those who manage."""
        writers = self.organisation.memberships.writers()
        if team := (self.decision or self.premortem or self).team_id:
            of_team = Person.objects.filter(teams=team).values("pk")
            writers = writers.filter(Q(person__in=of_team) | Q(role__in=MANAGERS))
        return Person.objects.filter(pk__in=writers.values("person"), is_active=True)

    def wait_for_others(self) -> None:
        """Waits until nobody else is changing it, and looks at it as they left it."""
        Drill.objects.select_for_update(no_key=True).get(pk=self.pk)
        self.refresh_from_db()

    def _describe(self, by, about: dict[str, Any]) -> None:
        for name, value in about.items():
            setattr(self, name, value)
        self.question = texts.line(self.question, "question", QUESTION_LENGTH)
        self.scope, self.facts = texts.words(self.scope, "scope"), texts.words(self.facts, "facts")
        subject = self.decision or self.premortem
        if subject is not None:
            self.team = subject.team
        self._check(by, subject)

    def _check(self, by, subject) -> None:
        if not self.question:
            raise ValidationError({"question": _("What should the red team find out?")})
        if self.pattern not in patterns.BY_KEY:
            raise ValidationError({"pattern": _("Choose one of those that are offered.")})
        if self.team and self.team.organisation_id != self.organisation_id:
            raise ValidationError({"team": _("This team belongs to another organisation.")})
        if subject and not type(subject).objects.visible_to(by).filter(
            organisation=self.organisation_id, pk=subject.pk
        ):
            raise ValidationError(_("What it is about is not here."))
        self._check_days()
        self._check_decider(self.decider)

    def _check_days(self) -> None:
        for name in ("starts_on", "ends_on"):
            if texts.day(getattr(self, name), name) is None:
                raise ValidationError({name: _("A drill has a first and a last day.")})
        if self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("It ends before it starts.")})

    def _check_decider(self, decider) -> None:
        if decider is None or not self.audience.filter(pk=decider.pk).exists():
            raise ValidationError({"decider": _("Choose somebody who may write here and sees it.")})
        if self.pk and self.members.filter(person=decider).exists():
            raise ValidationError({"decider": _("Whoever decides is not in the red team.")})


def _veto_of(about: dict) -> dict[str, Any] | None:
    """What was said about a veto; None where nothing was."""
    names = {"veto_scope", "veto_until"} & about.keys()
    return {name: about.pop(name) for name in names} if names else None
