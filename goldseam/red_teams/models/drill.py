"""A red-team drill and its charter: the question, the scope, who decides, its days, and how far its say goes."""

from datetime import date

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.decisions.models import Decision
from goldseam.people.models import Person
from goldseam.people.models.membership import MANAGERS
from goldseam.premortems.models import Premortem
from goldseam.red_teams import patterns
from goldseam.red_teams.choices import State
from goldseam.red_teams.models.answering import Answered, AnsweredQuerySet
from goldseam.red_teams.models.beginning import Begun, BegunQuerySet
from goldseam.red_teams.models.chartering import QUESTION_LENGTH, Chartered
from goldseam.red_teams.models.finding import Reporting
from goldseam.red_teams.models.joining import Joined
from goldseam.red_teams.models.vetoing import Vetoing


class DrillQuerySet(BegunQuerySet, AnsweredQuerySet):
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


class Drill(Chartered, Begun, Joined, Reporting, Answered, Vetoing, models.Model):
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
