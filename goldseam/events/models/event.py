"""An event: something went wrong, nearly did, or went well, and somebody wrote it down."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.timesince import timesince
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.common.models import Counter
from goldseam.events.models.bringing import Bringable
from goldseam.events.models.classifying import Classifiable, ClassifiableQuerySet, FailureType
from goldseam.events.models.describing import Describable
from goldseam.events.models.factor import Conditioned
from goldseam.events.models.finding import FindableQuerySet
from goldseam.events.models.handing_over import Handable, HandableQuerySet
from goldseam.events.models.layering import Layered
from goldseam.events.models.marking import Markable
from goldseam.events.models.merging import Mergeable, MergeableQuerySet
from goldseam.events.models.timeline import Timed
from goldseam.events.sentences import TITLE_LENGTH, first_sentence
from goldseam.people.models import Role

SAMPLE = "sample"  # The source of an event that a sample case tells.

# Every index of the list holds all that its filters and `visible_to` look at: a million rows are then looked through
# without opening one of them.
FILTERED = ["-number", "id", "visibility", "kind", "failure_type", "team", "logged_by", "happened_at"]


def _but(column: str) -> list[str]:
    return [name for name in FILTERED if name != column]


class EventKind(models.TextChoices):
    SETBACK = "setback", _("Setback")
    INCIDENT = "incident", _("Incident")
    NEAR_MISS = "near_miss", _("Near miss")
    UNSAFE_CONDITION = "unsafe_condition", _("Unsafe condition")
    SUCCESS = "success", _("Success")
    GOOD_CATCH = "good_catch", _("Good catch")
    GOOD_CARE = "good_care", _("Good care")


class Visibility(models.TextChoices):
    ORGANISATION = "organisation", _("Everybody in the organisation")
    TEAM = "team", _("The team")
    RESTRICTED = "restricted", _("Only people named here")


class Severity(models.IntegerChoices):
    NEGLIGIBLE = 1, _("1 · negligible")
    MINOR = 2, _("2 · minor")
    MODERATE = 3, _("3 · moderate")
    MAJOR = 4, _("4 · major")
    CRITICAL = 5, _("5 · critical")


class Reach(models.TextChoices):
    """How far it came, modelled on the AHRQ Common Formats. “Anybody” is a customer, a patient, a user, the public."""

    CONDITION = "condition", _("It made something likelier, no more")
    STOPPED = "stopped", _("It was stopped before it reached anybody")
    NO_HARM = "reached_no_harm", _("It reached somebody, without harm")
    HARM = "reached_harm", _("It reached somebody, with harm")


class DetectionMethod(models.TextChoices):
    MONITORING_ALERT = "monitoring_alert", _("An alert from monitoring")
    SCHEDULED_CHECK = "scheduled_check", _("A scheduled check")
    CHECKLIST_PAUSE = "checklist_pause", _("A pause point of a checklist")
    FORCING_FUNCTION = "forcing_function", _("A lock or block that made it impossible to go on")
    SELF_CATCH = "self_catch", _("The person doing the work")
    PEER = "peer_or_second_person", _("A colleague or second person")
    RECEIVER = "receiver_at_handover", _("Whoever took over the work")
    CUSTOMER = "customer_or_patient", _("A customer, user or patient")
    SUPPLIER = "supplier_or_partner", _("A supplier or partner")
    AUDIT = "audit_or_record_review", _("An audit or a look through records")
    TEST = "test_or_simulation", _("A test or a drill")
    TREND = "trend_analysis", _("A look at the trend")
    CHANCE = "chance", _("Chance")
    AFTER_HARM = "after_harm", _("The harm itself")
    AUTHORITY = "external_authority", _("An authority")


class Tag(models.Model):
    """A word by which events are found again."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="tags")
    name = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="one_tag_of_a_name")]
        ordering = ["name"]

    def __str__(self):
        return self.name


class EventQuerySet(FindableQuerySet, ClassifiableQuerySet, HandableQuerySet, MergeableQuerySet):
    def learning(self):
        """Events that are part of the learning process, each of them once."""
        return super().learning().unmerged()

    def visible_to(self, person):
        """By the event's visibility: shared, of the team, or restricted; always to who logged it or is named."""
        sight = person.sight
        named = Event.named.through.objects.filter(person=person.pk).values("event")
        if not sight.reads:
            # Few among very many: found from what they logged, not by looking through all of them.
            logged = Event.objects.filter(logged_by=person.pk).values("pk")
            return self.filter(pk__in=logged.union(named), organisation__in=sight.roles)
        return self.filter(
            Q(visibility=Visibility.ORGANISATION, organisation__in=sight.reads)
            | Q(visibility=Visibility.TEAM, team__in=sight.teams, organisation__in=sight.reads)
            | Q(visibility=Visibility.TEAM, organisation__in=sight.oversees)
            | Q(logged_by=person.pk, organisation__in=sight.roles)
            | Q(pk__in=named, organisation__in=sight.roles)
        )


class Event(
    Bringable, Describable, Timed, Markable, Conditioned, Layered, Classifiable, Handable, Mergeable, models.Model
):
    """What happened. One sentence is enough to log it; everything else can follow."""

    is_storied = True

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="events")
    number = models.PositiveBigIntegerField()
    text = models.TextField(_("what happened"))
    title = models.CharField(_("title"), max_length=TITLE_LENGTH)
    kind = models.CharField(_("kind"), max_length=20, choices=EventKind, default=EventKind.SETBACK)
    team = models.ForeignKey("people.Team", models.SET_NULL, null=True, blank=True, related_name="events")
    visibility = models.CharField(max_length=20, choices=Visibility, default=Visibility.ORGANISATION)
    named = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", blank=True)
    place = models.CharField(_("where"), max_length=200, blank=True)
    actors = models.CharField(_("who took part, as roles"), max_length=300, blank=True)
    trigger = models.CharField(_("what set it off"), max_length=300, blank=True)
    first_signal = models.CharField(_("the first sign of it"), max_length=300, blank=True)
    detection_method = models.CharField(max_length=30, choices=DetectionMethod, blank=True)
    stopped_by = models.CharField(_("what stopped it"), max_length=300, blank=True)
    reach = models.CharField(max_length=20, choices=Reach, blank=True)
    severity_actual = models.PositiveSmallIntegerField(choices=Severity, null=True, blank=True)
    severity_potential = models.PositiveSmallIntegerField(choices=Severity, null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    detected_at = models.DateTimeField(null=True, blank=True)
    mitigated_at = models.DateTimeField(null=True, blank=True)
    recovered_at = models.DateTimeField(null=True, blank=True)
    tags = models.ManyToManyField(Tag, related_name="events", blank=True)
    failure_type = models.CharField(max_length=20, choices=FailureType, blank=True)
    logged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    logged_at = models.DateTimeField(auto_now_add=True)
    # When it began, as far as is known: else when it was noticed, else when it was logged.
    happened_at = models.GeneratedField(
        expression=Coalesce("started_at", "detected_at", "logged_at"),
        output_field=models.DateTimeField(),
        db_persist=True,
    )
    source = models.CharField(max_length=30, default="form")
    revision = models.PositiveIntegerField(default=1)

    objects = EventQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="event_number")]
        indexes = [
            models.Index(fields=["organisation", *FILTERED], name="event_newest"),
            models.Index(fields=["organisation", "-happened_at", *_but("happened_at")], name="event_by_time"),
            models.Index(fields=["organisation", "failure_type", *_but("failure_type")], name="event_by_type"),
            models.Index(fields=["organisation", "kind", *_but("kind")], name="event_by_kind"),
            models.Index(fields=["organisation", "team", *_but("team")], name="event_by_team"),
            models.Index(fields=["logged_by", *_but("logged_by"), "organisation"], name="event_by_logger"),
            # What measures count by.
            models.Index(
                "organisation",
                Coalesce("detected_at", "logged_at").desc(),
                "kind",
                "visibility",
                "team",
                "id",
                name="event_by_notice",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("events:show", args=[self.organisation.slug, self.number])

    @classmethod
    @transaction.atomic
    def log(cls, organisation, by, text, *, named=(), tags=(), **details) -> "Event":
        """Writes down what happened. The title is its first sentence until somebody finds a better one."""
        if not text.strip():
            raise ValidationError({"text": _("Say in a sentence what happened.")})
        details["title"] = details.get("title") or first_sentence(text)
        number = Counter.next("event", organisation.pk)
        event = cls(organisation=organisation, number=number, text=text.strip(), logged_by=by, **details)
        event.clean()
        event.save(force_insert=True)
        if named:
            event.named.set(named)
        if tags:
            event.tag(tags)
        Activity.record("event.logged", event, by=by)
        return event

    @property
    def is_restricted(self) -> bool:
        """Only people named in it see it, and nothing of it leaves the product."""
        return self.visibility == Visibility.RESTRICTED

    @property
    def is_sample(self) -> bool:
        return self.source == SAMPLE

    @property
    def ended_at(self):
        """From here the 24 to 72 hours of a review count."""
        return self.recovered_at or self.mitigated_at or self.detected_at or self.logged_at

    @property
    def moments(self) -> list[tuple]:
        """Its course: what, when, and how long after it began, where both are known."""
        named = [
            (_("Began"), self.started_at),
            (_("Was noticed"), self.detected_at),
            (_("Was contained"), self.mitigated_at),
            (_("Was over"), self.recovered_at),
        ]
        began = self.started_at
        return [(label, at, timesince(began, at, depth=1) if began and at > began else "") for label, at in named if at]

    def can_be_edited_by(self, person) -> bool:
        """Those who take part in the work, and whoever logged it."""
        is_reporter = person.role_in(self.organisation) == Role.REPORTER
        return person.writes_in(self.organisation) or (is_reporter and self.logged_by == person)

    def first_sentence(self) -> str:
        return first_sentence(self.text)

    def clean(self):
        moments = [
            (moment, name)
            for name in ("started_at", "detected_at", "recovered_at")
            if (moment := getattr(self, name)) is not None
        ]
        if moments != sorted(moments, key=lambda pair: pair[0]):
            raise ValidationError(_("It started first, was noticed then, and was over last. Check the times."))
        if self.visibility == Visibility.TEAM and self.team_id is None:
            raise ValidationError({"team": _("Choose the team that may see this.")})
        if self.team_id and self.team.organisation_id != self.organisation_id:
            raise ValidationError({"team": _("This team belongs to another organisation.")})
