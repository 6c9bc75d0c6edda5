"""Asking others to read a draft, and what they found."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.events.seeing import who_sees
from goldseam.people.models import Person


class Circulation(models.Model):
    """The fact that a draft is being read by others. Taking it back deletes it."""

    postmortem = models.OneToOneField("postmortems.Postmortem", models.CASCADE, related_name="circulation")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    readers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", blank=True)
    note = models.CharField(_("what to look at"), max_length=300, blank=True)

    def __str__(self):
        return f"{self.postmortem} in review"


class Reading(models.Model):
    """Somebody read the draft to its end, and says whether it can be published."""

    class Verdict(models.TextChoices):
        READY = "ready", _("It can be published")
        NOT_YET = "not_yet", _("Something is missing")

    postmortem = models.ForeignKey("postmortems.Postmortem", models.CASCADE, related_name="readings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now=True)
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict)
    note = models.CharField(_("what is missing, or what helped"), max_length=500, blank=True)

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["postmortem", "by"], name="read_once_each")]

    def __str__(self):
        return f"{self.by}: {self.get_verdict_display()}"


class Circulating:
    """A draft that others read before it is published."""

    @property
    def is_in_review(self) -> bool:
        return hasattr(self, "circulation")

    def who_can_answer(self):
        """Whom one can ask: they see the account, write here, and still work with the product."""
        writers = self.organisation.memberships.writers().values("person")
        people = Person.objects.filter(pk__in=writers, is_active=True)
        for event in self.review.events.all():
            people = people.filter(pk__in=who_sees(event).values("pk"))
        return people

    @transaction.atomic
    def ask_to_read(self, by, readers=(), note: str = "") -> None:
        """Asks people to read. Asking again adds readers; each is told once. A later note replaces the first."""
        self.event.want_it_here()
        self.want_two_factors()
        circulation, is_new = Circulation.objects.get_or_create(postmortem=self, defaults={"by": by, "note": note})
        already = set(circulation.readers.values_list("pk", flat=True))
        fresh = {person.pk for person in readers} - already
        self._want_readers(fresh, already, note)
        circulation.readers.add(*fresh)
        if note and note != circulation.note:
            circulation.note = note
            circulation.save(update_fields=["note"])
        if is_new or fresh:
            Activity.record("postmortem.circulated", self, by=by, readers=sorted(fresh))

    def _want_readers(self, fresh: set[int], already: set[int], note: str) -> None:
        if not (fresh or (already and note)):
            raise ValidationError({"readers": _("Choose at least one person to read it.")})
        if self.who_can_answer().filter(pk__in=fresh).count() < len(fresh):
            raise ValidationError({"readers": _("Somebody of them cannot see this account, or cannot answer.")})

    def want_two_factors(self) -> None:
        """One condition alone never explains an event: a draft needs at least two before others read it."""
        if self.wants_factors and self.event.factors.count() < 2:
            raise ValidationError(
                _("Name at least two contributing factors first. What else had to be true for this to happen?")
            )

    @transaction.atomic
    def take_back(self, by) -> None:
        """Goes on writing before others read."""
        if self.is_in_review:
            self.circulation.delete()
            self.refresh_from_db()
            Activity.record("postmortem.taken_back", self, by=by)

    @transaction.atomic
    def read(self, by, verdict: str, note: str = "") -> Reading:
        """Says what reading it showed. Reading again replaces what one said before."""
        self.event.want_it_here()
        reading = self.readings.filter(by=by).first()
        if reading and (reading.verdict, reading.note) == (verdict, note):
            return reading
        told = {"verdict": verdict, "note": note}
        reading, _is_new = Reading.objects.update_or_create(postmortem=self, by=by, defaults=told)
        Activity.record("postmortem.read", self, by=by, verdict=verdict)
        return reading

    @transaction.atomic
    def forget_reading(self, by) -> None:
        """Takes back what one said about it."""
        deleted, _rows = self.readings.filter(by=by).delete()
        if deleted:
            Activity.record("postmortem.reading_taken_back", self, by=by)
