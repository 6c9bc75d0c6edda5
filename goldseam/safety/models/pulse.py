"""A pulse: the people of each team are asked how safe it feels to speak up, without names."""

from datetime import date
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.safety.models.answering import Answerable
from goldseam.safety.models.closing import Closable
from goldseam.safety.models.opening import Openable
from goldseam.safety.models.planning import LEAST_COMMENTS, WORDS, Plannable
from goldseam.safety.models.responding import Responded
from goldseam.statistics.suppression import LEAST


class PulseQuerySet(models.QuerySet["Pulse"]):
    def visible_to(self, person):
        """That there is one, everybody knows who belongs there. Who sees which results is said in `results`."""
        return self.filter(organisation__in=[*person.sight.roles])

    def planned(self):
        return self.filter(opened_at=None, called_off_at=None)

    def open(self):
        return self.filter(opened_at__isnull=False, closed_at=None, called_off_at=None)

    def closed(self):
        return self.filter(closed_at__isnull=False)

    def held(self):
        return self.filter(called_off_at=None)

    def newest_first(self):
        return self.order_by("-number")


class Pulse(Plannable, Openable, Answerable, Closable, Responded, models.Model):
    """Asked in the teams of an organisation, from one day to another. What was promised at its opening stays."""

    is_storied = True

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="pulses")
    number = models.PositiveBigIntegerField()
    opens_on = models.DateField(_("opens on"))
    closes_on = models.DateField(_("closes on"))
    least_scores = models.PositiveSmallIntegerField(_("answers that a number takes"), default=LEAST)
    least_comments = models.PositiveSmallIntegerField(_("answers that comments take"), default=LEAST_COMMENTS)
    purpose = models.TextField(_("what it is for"), blank=True, max_length=WORDS)
    what_follows = models.TextField(_("what will be done with it"), blank=True, max_length=WORDS)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    time_zone = models.CharField(max_length=60, blank=True)  # Since its opening; another one would close it sooner.
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    called_off_at = models.DateTimeField(null=True)
    # The install got another secret, or came from a backup, before it closed.
    gone_lost = models.BooleanField(default=False)
    before = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    answered_in_both = models.PositiveIntegerField(null=True)  # At least; in this one and in the one before.
    roster_change = models.PositiveIntegerField(null=True)
    story = GenericRelation("activity.Activity", object_id_field="history_id", content_type_field="history_type")

    objects = PulseQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="pulse_number"),
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(closed_at=None, called_off_at=None), name="one_pulse_at_a_time"
            ),
            models.CheckConstraint(condition=Q(least_scores__gte=LEAST), name="pulse_least_scores"),
            models.CheckConstraint(condition=Q(least_comments__gte=LEAST_COMMENTS), name="pulse_least_comments"),
            models.CheckConstraint(condition=Q(closes_on__gt=F("opens_on")), name="pulse_days"),
        ]

    def __str__(self):
        return str(_("Pulse %(number)s") % {"number": self.number})

    def get_absolute_url(self):
        return reverse("pulses:show", args=[self.organisation.slug, self.number])

    @property
    def is_planned(self) -> bool:
        return self.opened_at is None and not self.is_called_off

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None and self.closed_at is None and not self.is_called_off

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    @property
    def is_called_off(self) -> bool:
        return self.called_off_at is not None

    @property
    def state(self) -> str:
        if self.is_called_off:
            return "called_off"
        return "closed" if self.is_closed else "open" if self.is_open else "planned"

    @property
    def today(self) -> date:
        return timezone.localdate(timezone=ZoneInfo(self.time_zone or self.organisation.time_zone))

    @property
    def is_due_to_open(self) -> bool:
        return self.is_planned and self.opens_on <= self.today

    @property
    def is_due_to_close(self) -> bool:
        """On the morning after the last day."""
        return self.is_open and self.closes_on < self.today

    def wait_for_others(self) -> None:
        """Waits until nobody else is changing it, and looks at it as they left it."""
        Pulse.objects.select_for_update(no_key=True).get(pk=self.pk)
        self.refresh_from_db()
