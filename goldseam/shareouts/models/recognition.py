"""Recognising somebody: for a catch, for a pattern that nobody else saw, for good care.

It says what became possible. A name stands on it only once that person agreed, and no longer than they agree. Nothing
here is ever sorted, counted or listed by who it is about.
"""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.events.models import Event
from goldseam.reporting.models import Identity, Report, Thanks
from goldseam.shareouts.names import names_in

LONGEST = 1_000


class RecognisedFor(models.TextChoices):
    CATCH = "catch", _("A good catch")
    PATTERN = "pattern", _("Spotting a pattern")
    CARE = "care", _("Good care")


class RecognitionQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Those about events that the person sees, or about none; and always one's own."""
        seen = Event.objects.visible_to(person).filter(pk=OuterRef("event_id"))
        read = Q(organisation__in=person.sight.reads) & (Q(event=None) | Q(Exists(seen)))
        return self.filter(read | Q(person=person.pk, organisation__in=[*person.sight.roles]))

    def with_name(self):
        """With what it takes to say whom it names."""
        return self.select_related("person", "agreement", "organisation", "event")


class Recognition(models.Model):
    """What somebody made possible, in words that name nobody."""

    is_storied = True

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="recognitions")
    event = models.ForeignKey("events.Event", models.CASCADE, null=True, related_name="recognitions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(_("for"), max_length=10, choices=RecognisedFor)
    words = models.TextField(_("what it made possible"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    story = GenericRelation("activity.Activity", object_id_field="history_id", content_type_field="history_type")

    objects = RecognitionQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["organisation", "-at"], name="recognition_newest")]

    def __str__(self):
        return Truncator(self.words).chars(80)

    def get_absolute_url(self):
        return reverse("shareouts:recognition", args=[self.organisation.slug, self.pk])

    @classmethod
    @transaction.atomic
    def give(cls, organisation, by, kind: str, words: str, person=None, event=None) -> "Recognition":
        """Says what somebody made possible. Whoever is to be named is asked; until then it stands without a name.

        Without a name and about an event, whoever told of it reads the same words as thanks.
        """
        words = words.strip()
        _want_words(words, organisation)
        if person:
            _want_nameable(person, by, organisation)
        if event:
            _want_open(event, person)
            _want_another(event, by, kind, person)
        given = cls.objects.create(organisation=organisation, by=by, kind=kind, words=words, person=person, event=event)
        if event and not person and event.logged_by_id != by.pk:
            _thank(event, by, words)
        Activity.record("recognition.given", given, by=by)
        if person:
            Activity.record("recognition.asked", given, by=by)
        return given

    @property
    def is_agreed(self) -> bool:
        return self.person_id is not None and hasattr(self, "agreement")

    @property
    def name(self) -> str:
        """Whom colleagues read there: nobody until that person agreed."""
        return self.person.name if self.person and self.is_agreed else ""

    @property
    def is_sample(self) -> bool:
        return self.event is not None and self.event.is_sample

    @property
    def is_restricted(self) -> bool:
        return self.event is not None and self.event.is_restricted

    def is_about(self, person) -> bool:
        return self.person_id == person.pk

    @transaction.atomic
    def agree(self, by) -> None:
        """The person lets colleagues read the name."""
        self._want_to_be(by)
        Agreement.objects.get_or_create(recognition=self)

    @transaction.atomic
    def step_back(self, by) -> None:
        """The person declines, or takes the name back: it stands without one from now on, wherever it stands."""
        self._want_to_be(by)
        Agreement.objects.filter(recognition=self).delete()
        self.person = None
        self.save(update_fields=["person"])
        self.refresh_from_db()

    @transaction.atomic
    def take_back(self, by) -> None:
        """Whoever said it may unsay it."""
        if self.by_id != by.pk:
            raise ValidationError(_("Only whoever wrote it can take it back."))
        self.delete()

    def _want_to_be(self, person) -> None:
        if not self.is_about(person):
            raise ValidationError(_("Only the person herself or himself decides about a name."))


class Agreement(models.Model):
    """The fact that somebody lets colleagues read their name. Taking it back deletes it."""

    recognition = models.OneToOneField(Recognition, models.CASCADE, related_name="agreement")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"{self.recognition_id} with a name"


def _want_words(words: str, organisation) -> None:
    if not words:
        raise ValidationError({"words": _("Say in a sentence what it made possible.")})
    if len(words) > LONGEST:
        raise ValidationError({"words": _("A few sentences are enough.")})
    if names := names_in(words, organisation):
        told = _("Say it without a name (%(names)s): a name stands beside it once that person agrees.")
        raise ValidationError({"words": told % {"names": ", ".join(names)}})


def _want_nameable(person, by, organisation) -> None:
    if person.pk == by.pk:
        raise ValidationError({"person": _("Leave this to a colleague: nobody thanks herself or himself.")})
    if not organisation.has(person):
        raise ValidationError({"person": _("Only people of the organisation can be named.")})


def _want_open(event, person) -> None:
    event.want_it_here()
    if event.is_restricted:
        raise ValidationError(_("Only a few people see this event, so nobody would read it. Thank them there."))
    report = Report.objects.filter(event=event).first()
    if person and report and report.identity != Identity.NAMED:
        words = _("Whoever told of this did so without a name. Leave the name open: they read it as thanks.")
        raise ValidationError({"person": words})


def _want_another(event, by, kind: str, person) -> None:
    if not person and kind == RecognisedFor.CATCH and event.logged_by_id == by.pk:
        raise ValidationError(_("You told of this yourself. Leave the thanks to a colleague."))


def _thank(event, by, words: str) -> None:
    """Whoever told of it reads the words as thanks, below those that the same person gave before."""
    earlier = Thanks.objects.filter(event=event, by=by).first()
    both = f"{earlier.text}\n{words}" if earlier else words
    Thanks.give(event, by=by, text=both if len(both) <= LONGEST else words)
