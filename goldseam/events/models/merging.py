"""Told twice: two people wrote down the same thing. One account goes on; the other says which one that is."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.activity.models import Activity
from goldseam.events.models.handing_over import withdraws_copies


class Merging(models.Model):
    """The fact that an event is the same as another one. Nothing else of either is changed: to undo deletes this.

    `chosen` is the event that somebody named, and `into` the one that stands for all of them, should that have been
    merged as well.
    """

    event = models.OneToOneField("events.Event", models.CASCADE, related_name="merging")
    into = models.ForeignKey("events.Event", models.CASCADE, related_name="merged_here")
    chosen = models.ForeignKey("events.Event", models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(event=F("into")), name="merged_into_another"),
        ]

    def __str__(self):
        return f"{self.event_id} is told in {self.into_id}"


class MergeableQuerySet(models.QuerySet):
    def unmerged(self):
        """Without those that another event stands for, so that nothing counts twice."""
        return self.filter(~Exists(Merging.objects.filter(event=OuterRef("pk"))))


class Mergeable:
    """An event that may turn out to be the same as another one."""

    @property
    def is_merged(self) -> bool:
        return hasattr(self, "merging")

    @property
    def kept(self):
        """The event that stands for this one; itself, mostly."""
        return self.merging.into if self.is_merged else self

    @transaction.atomic
    def merge_into(self, by, other) -> Merging:
        """Says that the two are one, and that the other account goes on. Twice is once."""
        other = self._hold_with(other)
        merging = Merging.objects.filter(event=self).first()
        if merging and merging.into_id == other.pk:
            return merging
        self._want_to_merge(by, other, merging)
        merging = Merging.objects.create(event=self, into=other, chosen=other, by=by)
        Merging.objects.filter(into=self).update(into=other)
        self._forget_merging()
        Activity.record("event.merged", self, by=by)
        return merging

    @transaction.atomic
    def unmerge(self, by) -> None:
        """Says that they are two things after all; what was merged into this one before is with it again."""
        self.want_it_here()
        if not Merging.objects.filter(event=self).delete()[0]:
            return
        Merging.objects.filter(event__in=_with(self)).update(into=self)
        self._forget_merging()
        Activity.record("event.unmerged", self, by=by)

    def _hold_with(self, other):
        """Waits until nobody else is changing either; the event that stands for the other one by then."""
        final = _final(other)
        for event in sorted([self, final], key=lambda event: event.pk):  # In one order, so that nobody waits for ever.
            event.want_it_here()
        # Whoever was waited for may have merged it meanwhile.
        return final if _final(final).pk == final.pk else self._hold_with(final)

    def _want_to_merge(self, by, other, merging: Merging | None) -> None:
        seen = type(self).objects.visible_to(by).filter(pk__in=[self.pk, other.pk])
        if self.organisation_id != other.organisation_id or seen.count() < len({self.pk, other.pk}):
            raise ValidationError({"other": _("Choose another event of this organisation that you may see.")})
        if other.pk == self.pk:
            raise ValidationError({"other": _("That is this event itself, or is told in it already.")})
        if merging:
            raise ValidationError({"other": _("This has been merged into another event. Undo that first.")})
        if self.reviews.exists() or self.changes.exists():
            raise ValidationError({"other": _("People work with this one already. Merge the other one into it.")})

    def _forget_merging(self) -> None:
        self._state.fields_cache.pop("merging", None)


def _final(event):
    """The event that stands for it now, as the database knows it."""
    merging = Merging.objects.filter(event=event.pk).select_related("into__organisation").first()
    return merging.into if merging else event


def _with(event) -> list[int]:
    """Those that were merged into the event itself, or into one of these."""
    found: list[int] = []
    newest = [event.pk]
    while newest := list(Merging.objects.filter(chosen__in=newest).values_list("event", flat=True)):
        found += newest
    return found


@withdraws_copies
def tell_apart(event) -> None:
    """Accounts of a matter that leaves the learning process are seen again, so that somebody decides about each."""
    Merging.objects.filter(Q(event=event) | Q(into=event) | Q(chosen=event)).delete()
