"""How an action ends: done, or dropped with a reason."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity


class Completion(models.Model):
    """The fact that an action is done. Taking it up again deletes it."""

    action = models.OneToOneField("actions.Action", models.CASCADE, related_name="completion")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    is_carried_over = models.BooleanField(default=False)  # The document says so; nobody marked it here.
    evidence = models.CharField(_("what shows it"), max_length=300, blank=True)

    def __str__(self):
        return f"{self.action} done"


class Drop(models.Model):
    """The fact that an action will not be done, and why."""

    action = models.OneToOneField("actions.Action", models.CASCADE, related_name="drop")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.CharField(_("reason"), max_length=300)

    def __str__(self):
        return f"{self.action} dropped"


class EndableQuerySet(models.QuerySet):
    def open(self):
        return self.filter(has_ended=False)

    def done(self):
        return self.filter(Exists(Completion.objects.filter(action=OuterRef("pk"))))

    def dropped(self):
        return self.filter(Exists(Drop.objects.filter(action=OuterRef("pk"))))


class Endable:
    """An action that people finish, drop, or take up again."""

    @property
    def is_done(self) -> bool:
        return hasattr(self, "completion")

    @property
    def is_dropped(self) -> bool:
        return hasattr(self, "drop")

    @property
    def is_open(self) -> bool:
        return not self.has_ended

    def wait_for_others(self) -> None:
        """Waits until nobody else is ending it, and looks at it as they left it."""
        self.refresh_from_db(from_queryset=type(self).objects.select_for_update())

    @transaction.atomic
    def complete(self, by, evidence: str = "", effect_due_on=None) -> None:
        """It is done. A day is planned on which somebody looks whether it worked."""
        self.wait_for_others()
        if self.is_dropped:
            raise ValidationError(_("This action was dropped. Take it up again first."))
        _completion, is_new = Completion.objects.get_or_create(action=self, defaults={"by": by, "evidence": evidence})
        if is_new:
            self._note_end(True)
            self.plan_effect_check(effect_due_on)
            Activity.record("action.completed", self, by=by)

    def arrive_done(self) -> None:
        """A document says that it is done already; by whom is not asked."""
        Completion.objects.create(action=self, is_carried_over=True)
        self._note_end(True)

    @transaction.atomic
    def give_up(self, by, reason: str) -> None:
        """Ends the action without doing it. The reason stays."""
        if not reason.strip():
            raise ValidationError({"reason": _("Say why it will not be done.")})
        self.wait_for_others()
        if self.is_done:
            raise ValidationError(_("This action is done already."))
        _drop, is_new = Drop.objects.get_or_create(action=self, defaults={"by": by, "reason": reason})
        if is_new:
            self._note_end(True)
            Activity.record("action.dropped", self, by=by)

    @transaction.atomic
    def take_up_again(self, by) -> None:
        self.wait_for_others()
        if self.is_open:
            return
        (self.completion if self.is_done else self.drop).delete()
        self.take_back_confirmation()
        self.refresh_from_db()
        self._note_end(False)
        Activity.record("action.taken_up_again", self, by=by)

    def _note_end(self, has_ended: bool) -> None:
        """Notes beside the records whether there is one, so that a few open ones are found among many."""
        self.has_ended = has_ended
        self.save(update_fields=["has_ended"])
