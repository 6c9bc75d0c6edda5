"""A cycle: a small experiment from its plan to what was decided, and its place in a ramp of such."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.artifacts.models import Artifact
from goldseam.common.models import Counter
from goldseam.common.plain_text import in_a_line
from goldseam.events.models import Event, Visibility
from goldseam.experiments.choices import DecisionKind, State
from goldseam.experiments.models.adopting import Adoptable
from goldseam.experiments.models.comparing import Comparing
from goldseam.experiments.models.copying import Copyable
from goldseam.experiments.models.deciding import Decidable, DecidableQuerySet
from goldseam.experiments.models.doing import Done
from goldseam.experiments.models.following_up import Followable
from goldseam.experiments.models.pausing import Pausable, PausableQuerySet
from goldseam.experiments.models.planning import Planned
from goldseam.experiments.models.publishing import Publishable, PublishableQuerySet
from goldseam.experiments.models.resuming import Resumable
from goldseam.experiments.models.starting import Startable, StartableQuerySet
from goldseam.experiments.models.studying import Studied, StudiedQuerySet
from goldseam.experiments.models.watching import Watched, Watching
from goldseam.measurements.models import Series
from goldseam.people.models import Organisation

TITLE_LENGTH = 160


class CycleQuerySet(StartableQuerySet, PausableQuerySet, StudiedQuerySet, DecidableQuerySet, PublishableQuerySet):
    def visible_to(self, person):
        """As its team sees it, but for one about a matter that was handed over, which few may see.

        Events that it answers are shown by their own rule: see `Cycle.events_for`.
        """
        seen = Event.objects.visible_to(person).filter(pk=models.OuterRef("event_id"))
        answered = Cycle.events.through.objects.filter(cycle=models.OuterRef("pk"))
        hidden = answered.filter(~models.Exists(seen), event__hand_over__isnull=False)
        return self.filter(person.sight.of_teams(), ~models.Exists(hidden))

    def with_state(self):
        """With what a row and a badge show."""
        return self.select_related(
            "organisation",
            "team",
            "owner",
            "current_plan",
            "started",
            "studied",
            "decision",
            "adoption",
            "publication",
        ).prefetch_related("pauses__resumption")

    def with_measures(self):
        """With the series that it looks at."""
        watched = Watched.objects.select_related("series__organisation", "series__freeze")
        watched = watched.prefetch_related("series__phases")
        return self.prefetch_related(models.Prefetch("watched", watched))

    def newest_first(self):
        return self.order_by("-number")

    def of_ramp(self, first):
        """A first cycle and all that followed from it, in order."""
        return self.filter(models.Q(pk=first.pk) | models.Q(ramp=first)).order_by("place", "pk")


class Cycle(
    Planned,
    Watching,
    Startable,
    Comparing,
    Done,
    Pausable,
    Resumable,
    Studied,
    Decidable,
    Followable,
    Adoptable,
    Publishable,
    Copyable,
    models.Model,
):
    """Plan, do, study, act, once around: one small change with a prediction that can be wrong."""

    is_storied = True

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="cycles")
    number = models.PositiveBigIntegerField()
    title = models.CharField(_("title"), max_length=TITLE_LENGTH)
    team = models.ForeignKey("people.Team", models.SET_NULL, null=True, blank=True, related_name="cycles")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    previous = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="followers")
    ramp = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    place = models.PositiveIntegerField(default=1)
    copied_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="copies")
    events = models.ManyToManyField("events.Event", related_name="cycles", blank=True)
    action = models.ForeignKey("actions.Action", models.SET_NULL, null=True, blank=True, related_name="cycles")
    current_plan = models.ForeignKey("experiments.PlanVersion", models.SET_NULL, null=True, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    changes = GenericRelation("changes.Change", object_id_field="source_id", content_type_field="source_type")
    # Nobody finds the story of a cycle that is gone: it goes with it.
    story = GenericRelation("activity.Activity", object_id_field="history_id", content_type_field="history_type")

    objects = CycleQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="cycle_number")]
        indexes = [
            models.Index(fields=["ramp", "place"], name="cycle_ramp"),
            # With all that its filters and `visible_to` look at, so that none of those that are left out is opened.
            models.Index(fields=["organisation", "-number", "id", "team", "owner"], name="cycle_newest"),
            models.Index(fields=["owner", "organisation", "-number"], name="cycle_of_owner"),
            models.Index(fields=["team", "organisation", "-number"], name="cycle_of_team"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("experiments:show", args=[self.organisation.slug, self.number])

    @classmethod
    @transaction.atomic
    def make(cls, organisation, by, title, *, team=None, owner=None, events=(), action=None, **plan) -> "Cycle":
        """A new cycle with as much of its plan as is known. What answers an event of a team stays with the team."""
        team = team or _team_of(events)
        cycle = cls(organisation=organisation, team=team, owner=owner or by, action=action, made_by=by)
        return cycle.begin(by, title, plan, events)

    def begin(self, by, title: str, plan: dict, events=()) -> "Cycle":
        """Saves a new cycle with the first version of its plan."""
        self.title = _titled(title)
        self._check_team()
        self.number = Counter.next("cycle", self.organisation_id)
        self.save(force_insert=True)
        self.events.set(event for event in events if event.organisation_id == self.organisation_id)
        self.lay_plan(by, plan)
        Activity.record("cycle.made", self, by=by)
        return self

    @transaction.atomic
    def rename(self, by, title: str, **whose) -> None:
        """Finds a better title, or says whose it is: `team`, `owner`. What is not named stays."""
        self.wait_with_values()
        self.title = _titled(title)
        for name in whose.keys() & {"team", "owner"}:
            setattr(self, name, whose[name])
        self._check_team()
        self.save(update_fields=["title", "team", "owner"])
        Activity.record("cycle.renamed", self, by=by)

    @property
    def state(self) -> str:
        """`planned`, `running` or `paused`, `studied` once there is a result, `decided` once people have acted."""
        if self.is_decided:
            return "decided"
        if self.is_studied:
            return "studied"
        if not self.is_started:
            return "planned"
        return "paused" if self.is_paused else "running"

    @property
    def state_words(self) -> str:
        """The same as people read it; of what is decided, what was."""
        return str(DecisionKind(self.decision.kind).done if self.is_decided else State(self.state).label)

    @property
    def is_planned(self) -> bool:
        return not self.is_started

    @property
    def is_running(self) -> bool:
        return self.state == "running"

    def can_be_edited_by(self, person) -> bool:
        return person.writes_in(self.organisation)

    def events_for(self, person):
        """The events that it answers, as far as the person may see them."""
        return Event.objects.visible_to(person).filter(cycles=self).order_by("pk")

    def previous_for(self, person):
        return Cycle.objects.visible_to(person).filter(pk=self.previous_id).first()

    def next_for(self, person):
        return Cycle.objects.visible_to(person).filter(previous=self).order_by("pk").first()

    def version_for(self, person):
        """What people work by since it was adopted, where the person may see that."""
        artifacts = Artifact.objects.visible_to(person).filter(pk=self.adoption.version.artifact_id)
        return self.adoption.version if artifacts.exists() else None

    def wait_for_others(self) -> None:
        """Waits until nobody else is changing it, and looks at it as they left it."""
        Cycle.objects.select_for_update(no_key=True).get(pk=self.pk)
        self.refresh_from_db()

    def wait_with_events(self) -> None:
        """The same where the events that it answers matter, too: nobody hands them over meanwhile."""
        self.lock_events_of([self])
        self.wait_for_others()

    def want_it_here(self) -> None:
        """The same, and refuses where one of them has left the learning process: nothing about it goes any further."""
        self.wait_with_events()
        if self.events.filter(hand_over__isnull=False).exists():
            raise ValidationError(_("It is about a matter that belongs to another process, so it stays as it is."))

    def wait_with_values(self) -> None:
        """The same where values must not come in meanwhile either."""
        watched = self.watched.values("series")
        list(Series.objects.select_for_update(no_key=True).filter(pk__in=watched).order_by("pk"))
        self.wait_with_events()

    @classmethod
    def lock_events_of(cls, cycles) -> list:
        """The cycles that are still there then: one goes with the only event that it answered, if that is erased."""
        answered = Event.objects.filter(cycles__in=cycles).values("pk")
        list(Event.objects.select_for_update(no_key=True).filter(pk__in=answered).order_by("pk"))
        there = {*cls.objects.filter(pk__in=[cycle.pk for cycle in cycles]).values_list("pk", flat=True)}
        return [cycle for cycle in cycles if cycle.pk in there]

    @classmethod
    def lock_for_values(cls, cycles) -> list:
        """The same where values came in: one measurement after the other, as each may stop others in another order."""
        Organisation.objects.select_for_update(no_key=True).get(pk=cycles[0].organisation_id)
        return cls.lock_events_of(cycles)

    def _check_team(self) -> None:
        if self.team and self.team.organisation_id != self.organisation_id:
            raise ValidationError({"team": _("This team belongs to another organisation.")})
        if self.pk and any(series.team_id not in (None, self.team_id) for series in self.series):
            raise ValidationError({"team": _("It looks at measurements that only its team may see.")})


def _team_of(events):
    return next((event.team for event in events if event.visibility == Visibility.TEAM), None)


def _titled(title: str) -> str:
    cleaned = in_a_line(title)
    if not cleaned:
        raise ValidationError({"title": _("A few words that say what is tried.")})
    if len(cleaned) > TITLE_LENGTH:
        raise ValidationError({"title": _("At most %(most)d letters.") % {"most": TITLE_LENGTH}})
    return cleaned
