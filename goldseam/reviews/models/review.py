"""A review: people look back at an event together and decide what to change."""

from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timeuntil
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from goldseam.actions.models import Action
from goldseam.activity.models import Activity
from goldseam.common.models import Counter
from goldseam.events.models import Event
from goldseam.reviews.agenda import USUAL, agenda, usual_length
from goldseam.reviews.models.closing import Closable, ClosableQuerySet
from goldseam.reviews.models.following_through import Followable, FollowableQuerySet
from goldseam.reviews.models.gathering import Gatherable
from goldseam.reviews.models.holding import Holdable, HoldableQuerySet
from goldseam.reviews.models.naming import Naming
from goldseam.reviews.models.noting import Noting
from goldseam.reviews.models.planning import Plannable, check_length
from goldseam.reviews.models.postponing import Postponable
from goldseam.reviews.models.sections import Sectioned
from goldseam.reviews.models.taking_part import Attended

FRESH = timedelta(hours=24)
DUE = timedelta(hours=72)
ABOUT_LENGTH = 200


class ReviewKind(models.TextChoices):
    """A talk, a document that people write together, or a look at what many near misses have in common."""

    AAR = "aar", _("After-action review")
    POSTMORTEM = "postmortem", _("Postmortem")
    DEBRIEF = "debrief", _("Debrief")
    NEAR_MISS = "near_miss", _("Near-miss review")


DOCUMENTS = {ReviewKind.POSTMORTEM, ReviewKind.DEBRIEF}


class ReviewQuerySet(ClosableQuerySet, HoldableQuerySet, FollowableQuerySet):
    def talks(self):
        """Reviews that people sit down for, which have a clock."""
        return self.filter(kind=ReviewKind.AAR)

    def visible_to(self, person):
        """A review is as visible as the events that it looks at."""
        seen = Event.objects.visible_to(person).filter(pk=OuterRef("event_id"))
        hidden = Review.events.through.objects.filter(~Exists(seen), review=OuterRef("pk"))
        return self.filter(~Exists(hidden), organisation__in=person.sight.reads)


class Review(
    Attended,
    Sectioned,
    Noting,
    Naming,
    Plannable,
    Postponable,
    Gatherable,
    Holdable,
    Closable,
    Followable,
    models.Model,
):
    """A short talk with four questions, and what came of it."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="reviews")
    number = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=20, choices=ReviewKind, default=ReviewKind.AAR)
    # What several events are looked at for together; a review of one event is called after that.
    about = models.CharField(_("what it is about"), max_length=ABOUT_LENGTH, blank=True)
    events = models.ManyToManyField("events.Event", related_name="reviews")
    team = models.ForeignKey("people.Team", models.SET_NULL, null=True, blank=True, related_name="+")
    minutes = models.PositiveSmallIntegerField(_("length in minutes"), default=USUAL)
    planned_for = models.DateTimeField(_("planned for"), null=True, blank=True)
    facilitator = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    objective_record = models.TextField(_("records that replace memory"), blank=True)
    room = models.OneToOneField("live.Room", models.SET_NULL, null=True, blank=True, related_name="review")
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)
    actions = GenericRelation("actions.Action", object_id_field="source_id", content_type_field="source_type")
    changes = GenericRelation("changes.Change", object_id_field="source_id", content_type_field="source_type")

    objects = ReviewQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="review_number")]

    def __str__(self):
        return _("Review of “%(event)s”") % {"event": self.name}

    def get_absolute_url(self):
        room = "postmortems:show" if self.is_document else "reviews:show"
        return reverse(room, args=[self.organisation.slug, self.number])

    @property
    def is_document(self) -> bool:
        """Written and read by people, rather than talked through."""
        return self.kind in DOCUMENTS

    @classmethod
    @transaction.atomic
    def open(cls, by, event, minutes=None, planned_for=None, facilitator=None, kind: str = ReviewKind.AAR) -> "Review":
        """Opens a review of an event; where one of that kind is open already, that one.

        Without a person it opened by itself, and nobody takes part until somebody is asked to.
        """
        if event.is_handed_over:
            raise ValidationError(_("This matter belongs to another process."))
        minutes = minutes or usual_length(event.organisation)
        check_length(minutes)
        Event.objects.select_for_update().get(pk=event.pk)
        if current := event.reviews.filter(closure__isnull=True, kind=kind).first():
            return current

        facts = {"minutes": minutes, "planned_for": planned_for, "facilitator": facilitator or by}
        return cls._begin(by, [event], team=event.team, kind=kind, **facts)

    @classmethod
    @transaction.atomic
    def open_about(cls, by, events: list[Event], about: str, team=None) -> "Review":
        """Opens a review of what several events have in common. Each of them may be part of others as well."""
        if not events or any(event.is_handed_over for event in events):
            raise ValidationError(_("This matter belongs to another process."))
        facts = {"minutes": usual_length(events[0].organisation), "facilitator": by, "about": about[:ABOUT_LENGTH]}
        return cls._begin(by, events, team=team, kind=ReviewKind.NEAR_MISS, **facts)

    @classmethod
    def _begin(cls, by, events: list[Event], **facts) -> "Review":
        organisation = events[0].organisation
        number = Counter.next("review", organisation.pk)
        review = cls.objects.create(organisation=organisation, number=number, opened_by=by, **facts)
        review.events.add(*events)
        if by:
            review.participants.create(person=by)
        Activity.record("review.opened", review, by=by)
        return review

    @property
    def name(self) -> str:
        """What it is called in lists: what it is about, or its event."""
        return self.about or self.event.title

    @property
    def event(self) -> Event:
        """The event that it looks at; the first one where there are several."""
        if "event" not in self.__dict__:
            loaded = getattr(self, "_prefetched_objects_cache", {}).get("events")
            events = self.events.order_by("pk").select_related("organisation") if loaded is None else loaded
            self.__dict__["event"] = min(events, key=lambda event: event.pk, default=None)
        return self.__dict__["event"]

    @property
    def history(self):
        return self.event

    @property
    def agenda(self):
        return agenda(self.minutes)

    @property
    def window(self) -> str:
        """How fresh memory still is: `fresh` to 24 hours after the end, `due` to 72, then `late`."""
        age = timezone.now() - self.event.ended_at
        return "fresh" if age <= FRESH else "due" if age <= DUE else "late"

    @property
    def due_at(self):
        return self.event.ended_at + DUE

    @property
    def time_left(self) -> str:
        """How much is left of the 72 hours, in words; nothing where they are over."""
        now = timezone.now()
        return _now("%(span)s left") % {"span": timeuntil(self.due_at, now, depth=1)} if self.due_at > now else ""

    def can_be_edited_by(self, person) -> bool:
        return person.writes_in(self.organisation)

    @transaction.atomic
    def promise(self, by, **details) -> Action:
        """An action that comes from this review."""
        return Action.promise(by, organisation=self.organisation, source=self, event=self.event, **details)

    def earlier_open_actions(self):
        """What was promised before in the same team or for similar work, and is still open: looked at first."""
        mine = (
            Action.objects.filter(organisation=self.organisation)
            .open()
            .exclude(source_id=self.pk, source_type__model="review")
        )
        if self.team_id:
            mine = mine.filter(models.Q(event__team=self.team_id) | models.Q(event__team=None))
        return mine.by_due_date()
