"""Ending a run: it is finished or, where the work did not go on, abandoned. Both can be undone."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.home import forget_homes
from goldseam.activity.models import Activity
from goldseam.artifacts.models import Item
from goldseam.runs.models.answering import Answer, Answered
from goldseam.runs.words import in_a_line, said

LONGEST_NOTE, LONGEST_REASON = 1000, 300


class Completion(models.Model):
    """The fact that a run is finished. Whether it is complete is another question: lines may have been left open.

    `confirms_order` is what whoever finished it said about a checklist on trial: was the order right in earnest?
    """

    run = models.OneToOneField("runs.Run", models.CASCADE, related_name="completion")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    note = models.TextField(_("anything to add"), blank=True)
    confirms_order = models.BooleanField(_("was the order right?"), null=True)

    def __str__(self):
        return f"{self.run} finished"

    def says_all_of(self, by, note: str, confirms_order: bool | None) -> bool:
        """Whether nothing is lost where somebody finishes it once more."""
        if not note and confirms_order is None:
            return True
        is_same = (self.by_id, self.note) == (by.pk, note)
        return is_same and confirms_order in (None, self.confirms_order)


class Abandonment(models.Model):
    """The fact that a run was given up, and why."""

    run = models.OneToOneField("runs.Run", models.CASCADE, related_name="abandonment")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(_("why it does not go on"), max_length=LONGEST_REASON)

    def __str__(self):
        return f"{self.run} abandoned"


class EndableQuerySet(models.QuerySet):
    def open(self):
        return self.filter(completion__isnull=True, abandonment__isnull=True)

    def finished(self):
        return self.filter(completion__isnull=False)

    def abandoned(self):
        return self.filter(abandonment__isnull=False)

    def standing(self):
        """Not given up: under way, or finished."""
        return self.filter(abandonment__isnull=True)

    def useful(self):
        """Not given up, or only after a line had found a problem: then the list did its work."""
        caught = Answer.objects.filter(run=OuterRef("pk"), state=Answered.PROBLEM)
        return self.filter(Q(abandonment__isnull=True) | Exists(caught))

    def complete(self):
        """Finished, with an answer to every line and a second person’s yes to every line that is read back."""
        answers = Answer.objects.filter(run=OuterRef(OuterRef("pk")), item=OuterRef("pk"))
        newest = Answer.objects.filter(run=OuterRef("run"), item=OuterRef("item"))
        newest = newest.order_by("-at", "-id").values("pk")[:1]
        agreed = answers.filter(confirmation__isnull=False, pk=Subquery(newest))
        items = Item.objects.filter(version=OuterRef("version"))
        unanswered = items.filter(~Exists(answers))
        unread = items.filter(~Exists(agreed), is_read_back=True)
        return self.finished().filter(~Exists(unanswered), ~Exists(unread))


class Endable:
    """A run that comes to an end."""

    @property
    def is_finished(self) -> bool:
        return hasattr(self, "completion")

    @property
    def is_abandoned(self) -> bool:
        return hasattr(self, "abandonment")

    @property
    def is_open(self) -> bool:
        return not (self.is_finished or self.is_abandoned)

    @property
    def ended_at(self):
        ending = getattr(self, "completion", None) or getattr(self, "abandonment", None)
        return ending.at if ending else None

    @transaction.atomic
    def finish(self, by, note: str = "", at=None, confirms_order: bool | None = None) -> Completion:
        """Ends it well. Finishing twice is finishing once, unless the second time brings words of its own."""
        self.wait_for_others()
        note = said(note, "note", LONGEST_NOTE)
        if self.is_finished and self.completion.says_all_of(by, note, confirms_order):
            return self.completion
        self._refuse_ended()
        facts = {"note": note, "confirms_order": confirms_order}
        completion = Completion.objects.create(run=self, by=by, at=self.moment(at), **facts)
        Activity.record("run.finished", self, by=by, note=note)
        return completion

    @transaction.atomic
    def abandon(self, by, reason: str, *, at=None) -> None:
        """Gives it up: the work did not go on, or it was begun by mistake."""
        self.wait_for_others()
        self._refuse_ended()
        reason = in_a_line(reason, "reason", LONGEST_REASON)
        if not reason:
            raise ValidationError({"reason": _("Say in a few words why it does not go on.")})
        Abandonment.objects.create(run=self, by=by, reason=reason, at=self.moment(at))
        transaction.on_commit(forget_homes)  # No activity tells of it.

    @transaction.atomic
    def reopen(self, by) -> None:
        """It goes on. What was said at its end stays in its story."""
        self.wait_for_others()
        if self.is_open:
            return
        why = self.abandonment.reason if self.is_abandoned else ""
        for record in (Completion, Abandonment):
            record.objects.filter(run=self).delete()
        self.refresh_from_db()
        for name in ("completion", "abandonment"):
            self._state.fields_cache.pop(name, None)
        Activity.record("run.reopened", self, by=by, why=why)

    def refuse_if_over(self, at) -> None:
        """What was so before the run ended may come late, from a device that was offline."""
        if self.ended_at and at >= self.ended_at:
            raise ValidationError(_("This run has ended. Open it again first."))

    def _refuse_ended(self) -> None:
        if not self.is_open:
            raise ValidationError(_("This run has ended already. Open it again first."))
