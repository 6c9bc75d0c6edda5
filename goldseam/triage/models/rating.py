"""Rating: how bad it was and how bad it could have been, as one person sees it; a second one where that is much."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.events.models import Event, Severity

SECOND_FROM = Severity.MAJOR


class RatingQuerySet(models.QuerySet):
    def visible_to(self, person):
        seen = Event.objects.visible_to(person).learning().filter(pk=OuterRef("event_id"))
        return self.filter(Exists(seen), organisation__in=person.sight.reads)

    def alone(self):
        """High ones of which nobody else has said yet how they see it."""
        others = Rating.objects.filter(event=OuterRef("event")).exclude(pk=OuterRef("pk"))
        return self.filter(~Exists(others), potential__gte=SECOND_FROM)


class Rating(models.Model):
    """One of at most two independent opinions. Both stay as they were given."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="+")
    event = models.ForeignKey("events.Event", models.CASCADE, related_name="ratings")
    actual = models.PositiveSmallIntegerField(choices=Severity, null=True, blank=True)
    potential = models.PositiveSmallIntegerField(choices=Severity)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = RatingQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["event", "by"], name="rated_once")]
        indexes = [
            models.Index(fields=["organisation", "potential", "-id"], name="rating_high"),
            models.Index(fields=["organisation", "-id"], name="rating_newest"),
        ]

    def __str__(self):
        return str(self.event)  # What was said is told nowhere by accident.

    @property
    def history(self):
        return self.event

    def get_absolute_url(self):
        return self.event.get_absolute_url()

    @classmethod
    @transaction.atomic
    def give(cls, by, event, potential: int, actual: int | None = None) -> "Rating":
        """Says how bad it was and could have been. Alone one may think again; once there are two, both stay.

        Of two the higher counts: to look at a thing once too often costs a talk, once too little may cost a life.
        """
        event.want_it_here()
        given = list(event.ratings.all())
        if len(given) >= 2:
            raise ValidationError(_("Two people have rated this. Both opinions stay as they are."))
        facts = {"potential": potential, "actual": actual, "at": timezone.now()}
        facts |= {"organisation_id": event.organisation_id}
        rating, is_new = cls.objects.update_or_create(event=event, by=by, defaults=facts)
        _let_the_higher_count(by, event)
        if is_new:
            Activity.record("triage.rated", rating, by=by)
        return rating


def _let_the_higher_count(by, event) -> None:
    given = list(event.ratings.all())
    actual = max((one.actual for one in given if one.actual), default=event.severity_actual)
    event.describe(by=by, severity_potential=max(one.potential for one in given), severity_actual=actual)
