"""A pulse: the people of each team are asked how safe it feels to speak up, without names."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.common.models import Counter
from goldseam.people.models import Organisation
from goldseam.safety.models.answering import Answerable
from goldseam.safety.models.closing import Closable
from goldseam.safety.models.opening import Openable
from goldseam.safety.models.responding import Responded
from goldseam.statistics.suppression import LEAST

LEAST_COMMENTS = 10
LARGEST = 1_000
SHORTEST, LONGEST = timedelta(days=5), timedelta(days=60)
APART = timedelta(days=28)  # Two that follow each other closely would tell of whoever came or left between them.
FARTHEST = timedelta(days=400)
WORDS = 1_000


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


class Pulse(Openable, Answerable, Closable, Responded, models.Model):
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
    gone_lost = models.BooleanField(
        default=False
    )  # The install got another secret, or came from a backup, before it closed.
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

    @classmethod
    @transaction.atomic
    def plan(cls, organisation, by, opens_on: date, closes_on: date, **about) -> "Pulse":
        """Plans one for all teams. Nobody is asked before the day on which it opens; it can be called off until then.

        `by` is None where it comes round by itself.
        """
        Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
        pulse = cls(organisation=organisation, by=by, opens_on=opens_on, closes_on=closes_on, **about)
        pulse._want_guide(by)
        pulse._want_time_for_it()
        pulse._check()
        pulse.number = Counter.next("pulse", organisation.pk)
        pulse.save(force_insert=True)
        Activity.record("pulse.planned", pulse, by=by)
        return pulse

    @transaction.atomic
    def amend(self, by, **about) -> None:
        """Changes what is planned. From its opening on nothing changes: people answer what they were promised."""
        self.wait_for_others()
        self._want_guide(by)
        if not self.is_planned:
            raise ValidationError(_("It has been opened. What was promised to people stays as it is."))
        for name, value in about.items():
            setattr(self, name, value)
        self._check()
        self.save(update_fields=[*about])

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

    def can_be_planned_by(self, person) -> bool:
        return person.guides_in(self.organisation)

    def wait_for_others(self) -> None:
        """Waits until nobody else is changing it, and looks at it as they left it."""
        Pulse.objects.select_for_update(no_key=True).get(pk=self.pk)
        self.refresh_from_db()

    def _want_guide(self, by) -> None:
        if by and not self.can_be_planned_by(by):
            raise ValidationError(_("Only those who set how people learn here plan a pulse."))

    def _want_time_for_it(self) -> None:
        others = Pulse.objects.filter(organisation=self.organisation).held()
        if others.filter(closed_at=None).exists():
            raise ValidationError(_("Another pulse is planned or running. One at a time."))
        if Pulse.two_without_response_in(self.organisation):
            raise ValidationError(
                _("Twice people answered and heard nothing. Write what you heard and what follows, then ask again.")
            )

    def _check(self) -> None:
        self._check_days()
        self._check_thresholds()
        if self.organisation.is_solo or not self.somebody_would_be_asked:
            raise ValidationError(
                _("No team is large enough to hide in: it takes %(least)d people. Talk together instead."),
                params={"least": self.least_scores},
            )
        self._check_texts()

    def _check_days(self) -> None:
        if not self.today <= self.opens_on <= self.today + FARTHEST:
            raise ValidationError({"opens_on": _("Choose a day from today on, within a year.")})
        if not SHORTEST <= self.closes_on - self.opens_on <= LONGEST:
            raise ValidationError({"closes_on": _("Give people at least five days, and at most two months.")})
        last = Pulse.objects.filter(organisation=self.organisation).held().exclude(pk=self.pk).newest_first().first()
        if last and self.opens_on < last.opens_on + APART:
            too_soon = _("Leave four weeks after the last one: otherwise numbers would tell of those who came or left.")
            raise ValidationError({"opens_on": too_soon})

    def _check_texts(self) -> None:
        for name in ("purpose", "what_follows"):
            words = getattr(self, name).replace("\0", "").strip()
            if len(words) > WORDS:
                raise ValidationError({name: _("This is very long. Say the most important part.")})
            setattr(self, name, words)

    def _check_thresholds(self) -> None:
        if not LEAST <= self.least_scores <= LARGEST:
            raise ValidationError({"least_scores": _("Five or more: with fewer, colleagues guess.")})
        if not LEAST_COMMENTS <= self.least_comments <= LARGEST:
            raise ValidationError({"least_comments": _("Ten or more: a way of writing tells who it was.")})
