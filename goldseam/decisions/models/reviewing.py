"""Looking back on a decision: did it come as predicted, and which points of the dissent saw it coming."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.decisions import texts
from goldseam.decisions.choices import CameTrue


class LookBack(models.Model):
    """One look back. Points are marked as foreseen, and nobody counts whose they were."""

    decision = models.ForeignKey("decisions.Decision", models.CASCADE, related_name="look_backs")
    came_true = models.CharField(max_length=20, choices=CameTrue)
    happened = models.TextField()
    learned = models.TextField()
    foreseen = models.ManyToManyField("decisions.DissentPoint", related_name="look_backs", blank=True)
    again_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return self.get_came_true_display()


class ReviewedQuerySet(models.QuerySet):
    def to_look_back_on(self, by_day: date):
        """Those on which people look back by that day, the longest overdue first."""
        return self.filter(looks_on__lte=by_day).order_by("looks_on", "pk")

    def concerning(self, person: int):
        """Those that the person proposed or decides."""
        deciders = self.model.deciders.through.objects.filter(decision=OuterRef("pk"), person=person)
        return self.filter(Q(proposed_by=person) | Exists(deciders))


class Reviewed:
    """A decision on which people look back."""

    @property
    def is_due(self) -> bool:
        return self.looks_on is not None and self.looks_on <= self.today

    @transaction.atomic
    def look_back(
        self, by, came_true: str, happened: str, learned: str, foreseen=(), again_on: date | None = None
    ) -> LookBack:
        """Writes down what came of it. What cannot be told yet is looked at again on another day."""
        self.wait_for_others()
        told = {"happened": texts.words(happened, "happened"), "learned": texts.words(learned, "learned")}
        self._want_words(came_true, told, again_on)
        newest = self.look_backs.first()
        if newest and all(getattr(newest, name) == text for name, text in told.items()):
            return newest
        look = LookBack.objects.create(decision=self, came_true=came_true, again_on=again_on, by=by, **told)
        mine = {point.pk for dissent in self.dissents.prefetch_related("points") for point in dissent.points.all()}
        look.foreseen.set(point for point in foreseen if point.pk in mine)
        type(self).objects.filter(pk=self.pk).update(looks_on=again_on)
        self.refresh_from_db()
        Activity.record("decision.looked_back", self, by=by)
        return look

    def _want_words(self, came_true: str, told: dict, again_on: date | None) -> None:
        if not self.is_accepted:
            raise ValidationError(_("It was not accepted, so there is nothing to look back on yet."))
        errors = {name: _("Say it in a few words.") for name, text in told.items() if not text}
        if came_true not in CameTrue.values:
            errors["came_true"] = _("Choose one of those that are offered.")
        if again_on is not None and (again_on <= timezone.localdate() or texts.day(again_on, "again_on") is None):
            errors["again_on"] = _("Choose a day that is still to come.")
        if came_true == CameTrue.CANNOT_TELL and again_on is None:
            errors["again_on"] = _("Say when you look again.")
        if errors:
            raise ValidationError(errors)
