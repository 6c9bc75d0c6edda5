"""An action: a promise with one owner and one date, and how strongly it protects."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.actions.hints import hints
from goldseam.actions.models.carrying_over import CarriedOver
from goldseam.actions.models.choices import Aim, Remedy
from goldseam.actions.models.confirming import Confirmable
from goldseam.actions.models.effects import Checkable, CheckableQuerySet
from goldseam.actions.models.ending import Endable, EndableQuerySet
from goldseam.actions.models.escalating import Escalatable
from goldseam.actions.models.linking import Linkable
from goldseam.actions.models.owning import Ownable, OwnableQuerySet
from goldseam.actions.models.scheduling import Schedulable, SchedulableQuerySet
from goldseam.actions.models.states import Stateful, StatefulQuerySet
from goldseam.actions.remedies import strength_of
from goldseam.activity.models import Activity
from goldseam.artifacts.strength import Strength
from goldseam.common.models import Counter
from goldseam.events.models import Event


class ActionQuerySet(StatefulQuerySet, CheckableQuerySet, EndableQuerySet, OwnableQuerySet, SchedulableQuerySet):
    def visible_to(self, person):
        """An action shows what its event is about, so it is as visible as its event."""
        of_seen_event = Exists(Event.objects.visible_to(person).filter(pk=OuterRef("event_id")))
        return self.filter(of_seen_event | Q(person.sight.of_teams(), event__isnull=True))

    def of_teams(self, person):
        """Actions of the person's teams, by their event or their own."""
        teams = person.sight.teams
        return self.filter(Q(event__team__in=teams) | Q(team__in=teams))


class Action(
    CarriedOver,
    Ownable,
    Schedulable,
    Escalatable,
    Stateful,
    Endable,
    Confirmable,
    Checkable,
    Linkable,
    models.Model,
):
    """A dated promise to change something. `source` is the review (or risk, pattern, cycle) that it comes from.

    Only what was carried over from a document may lack an owner, a date, a kind of change.
    """

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="actions")
    number = models.PositiveBigIntegerField()
    event = models.ForeignKey("events.Event", models.CASCADE, null=True, related_name="actions")
    team = models.ForeignKey("people.Team", models.SET_NULL, null=True, blank=True, related_name="+")
    source_type = models.ForeignKey(ContentType, models.SET_NULL, null=True, related_name="+")
    source_id = models.PositiveBigIntegerField(null=True)
    source = GenericForeignKey("source_type", "source_id")
    title = models.CharField(_("what will be done"), max_length=140)
    as_written = models.TextField(blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, verbose_name=_("owner"), related_name="actions"
    )
    owner_text = models.CharField(_("owner as written"), max_length=200, blank=True)
    group = models.CharField(_("heading in the document"), max_length=200, blank=True)
    due_on = models.DateField(_("due"), null=True)
    first_due_on = models.DateField(null=True)
    aim = models.CharField(_("aim"), max_length=20, choices=Aim, default=Aim.PREVENT, blank=True)
    remedy = models.CharField(_("kind of change"), max_length=30, choices=Remedy, blank=True)
    strength = models.PositiveSmallIntegerField(_("strength"), choices=Strength, null=True)
    risk_reduction = models.CharField(_("expected risk reduction"), max_length=300, blank=True)
    measure = models.CharField(_("how we will see that it worked"), max_length=300, blank=True)
    effect_due_on = models.DateField(_("when somebody looks whether it worked"), null=True, blank=True)
    follows = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="followed_by")
    why_it_fits = models.TextField(_("why this fits all the same"), blank=True)
    has_ended = models.BooleanField(default=False)  # There is a completion or a drop.
    is_carried_over = models.BooleanField(default=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ActionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="action_number"),
            models.CheckConstraint(
                condition=Q(is_carried_over=True)
                | Q(owner__isnull=False, due_on__isnull=False, first_due_on__isnull=False, strength__isnull=False),
                name="a_promise_has_owner_and_date",
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "due_on"], condition=Q(has_ended=False), name="action_open_of"),
            models.Index(fields=["organisation", "due_on", "number"], condition=Q(has_ended=False), name="action_open"),
            models.Index(
                fields=["owner", "effect_due_on"], condition=Q(effect_due_on__isnull=False), name="action_effect"
            ),
            models.Index(fields=["source_type", "source_id"], name="action_source"),
            models.Index(fields=["organisation"], condition=Q(owner=None) | Q(due_on=None), name="action_unassigned"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("actions:show", args=[self.organisation.slug, self.number])

    @property
    def history(self):
        return self.event or self

    @classmethod
    @transaction.atomic
    def promise(cls, by, *, organisation, source=None, event=None, links=(), **details) -> "Action":
        """Makes a promise. Its owner can write in the organisation; its first date is kept for good."""
        details.setdefault("strength", strength_of(details["remedy"]))
        number = Counter.next("action", organisation.pk)
        first_due_on = details.pop("first_due_on", details["due_on"])
        action = cls(organisation=organisation, number=number, event=event, source=source, made_by=by, **details)
        action.first_due_on = first_due_on
        action.check_promise()
        action.save(force_insert=True)
        for address in links:
            action.add_link(address)
        Activity.record("action.promised", action, by=by)
        return action

    @transaction.atomic
    def amend(self, by, **details) -> None:
        """Changes what was promised. The first date is kept: punctuality is judged by it."""
        if "remedy" in details:
            details.setdefault("strength", strength_of(details["remedy"]))
        was = self.due_on
        for name, value in details.items():
            setattr(self, name, value)
        self.first_due_on = self.first_due_on or self.due_on
        self.check_promise()
        self.save()
        Activity.record("action.amended", self, by=by)
        if self.due_on != was:
            self.note_new_date(by, was)

    def check_promise(self) -> None:
        """A promise says who, until when, which kind of change, and which risk it lowers."""
        missing = [name for name in ("owner", "due_on", "remedy", "risk_reduction") if not getattr(self, name)]
        if missing:
            raise ValidationError({name: _("A promise needs this.") for name in missing})
        self.clean_fields(exclude=["made_by", "source_type", "source_id", "event"])
        self.check_owner()

    @property
    def strength_label(self):
        # Django's own way to it looks at all choices, which a list of many rows feels.
        return Strength(self.strength).label

    @property
    def hints(self) -> list:
        """What could make this promise easier to keep and to check."""
        return self.hints_with()

    def hints_with(self, has_artifact: bool = False) -> list:
        """The same, where it is known whether an artifact has changed for it."""
        return hints(
            self.title,
            self.due_on,
            timezone.localdate(),
            has_outcome=has_artifact or bool(self.measure.strip()),
            has_owner=self.owner_id is not None,
            risk_reduction=self.risk_reduction,
        )

    def can_be_edited_by(self, person) -> bool:
        return person.writes_in(self.organisation)
