"""Waiting: what came in and has not been looked at together yet."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from goldseam.events.models import Event, EventKind
from goldseam.people.models import Role

PROMISED = timedelta(days=7)  # Within these somebody answers whoever reported.
TOLD_OF = {EventKind.NEAR_MISS, EventKind.GOOD_CATCH, EventKind.GOOD_CARE, EventKind.UNSAFE_CONDITION}
FROM_OUTSIDE = {"report", "webhook"}
KNOWN_ELSEWHERE = {"import", "sample"}  # Somebody has sorted these before they came.


class WaitingQuerySet(models.QuerySet):
    def visible_to(self, person):
        """What one may see and takes part in; not what left the learning process, or is told in another event."""
        seen = Event.objects.visible_to(person).learning().filter(pk=OuterRef("event_id"))
        return self.filter(Exists(seen), organisation__in=person.sight.reads)

    def due(self, today: date | None = None):
        """Without those of which somebody awaits an answer."""
        return self.filter(Q(again_on=None) | Q(again_on__lte=today or timezone.localdate()))

    def awaiting_answers(self):
        return self.filter(again_on__gt=timezone.localdate())

    def oldest_first(self):
        return self.order_by("since", "pk")

    def most_serious_first(self):
        """By how bad it could have been; of the same, the oldest first. What nobody has rated comes last."""
        return self.order_by(F("event__severity_potential").desc(nulls_last=True), "since", "pk")


class Waiting(models.Model):
    """The fact that an event waits. `again_on`: the day on which it is due again, while an answer is awaited."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="+")
    event = models.OneToOneField("events.Event", models.CASCADE, related_name="waiting")
    since = models.DateTimeField()
    again_on = models.DateField(null=True, blank=True)

    has_word = False  # Whether somebody has thanked, asked or told; the queue says it of its rows.

    objects = WaitingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["organisation", "since", "id"], name="waiting_oldest")]

    def __str__(self):
        return f"{self.event_id} waits"

    @classmethod
    def begin(cls, event) -> "Waiting":
        """It waits from when it was logged; to begin twice is to begin once."""
        facts = {"organisation_id": event.organisation_id, "since": event.logged_at}
        return cls.objects.get_or_create(event=event, defaults=facts)[0]

    @property
    def days(self) -> int:
        return max(0, (timezone.localdate() - timezone.localtime(self.since).date()).days)

    @property
    def is_late(self) -> bool:
        return timezone.now() - self.since > PROMISED

    def await_answer(self, until: date) -> None:
        self.again_on = until
        self.save(update_fields=["again_on"])

    def come_back(self) -> None:
        """The answer is there."""
        self.again_on = None
        self.save(update_fields=["again_on"])


def is_for_triage(event) -> bool:
    """Near misses and what stands beside them, what came from outside, and whatever a reporter logs."""
    if event.source in KNOWN_ELSEWHERE or (event.organisation.is_solo and event.source not in FROM_OUTSIDE):
        return False  # Nobody sorts what they wrote themselves.
    return event.kind in TOLD_OF or event.source in FROM_OUTSIDE or _is_by_reporter(event)


def _is_by_reporter(event) -> bool:
    return event.logged_by is not None and event.logged_by.role_in(event.organisation) == Role.REPORTER
