"""Closing a review: what it asks for, the two-line summary, who did it, and how to undo it."""

from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from goldseam.actions.remedies import mismatch
from goldseam.activity.models import Activity

FEWEST, MOST = 3, 5


class Check(NamedTuple):
    """One line of the closing gate. What is not `met` stops closing if it is `required`, else it is a hint.

    `says` is true once it is met; `lacks` names what is missing until then.
    """

    key: str
    met: bool
    says: str
    required: bool = True
    lacks: str = ""

    @property
    def stops(self) -> bool:
        return self.required and not self.met

    @property
    def refusal(self) -> str:
        return _now("Still missing: %(what)s.") % {"what": self.lacks}


class Closure(models.Model):
    """The fact that a review is closed, with the two lines that everybody can read. Reopening deletes it."""

    review = models.OneToOneField("reviews.Review", models.CASCADE, related_name="closure")
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    closed_at = models.DateTimeField(auto_now_add=True)
    what_happened = models.CharField(_("what happened, in a line"), max_length=200)
    what_is_different = models.CharField(_("what is different now, in a line"), max_length=200)
    why_nothing_changed = models.TextField(_("why nothing had to change"), blank=True)

    def __str__(self):
        return f"{self.what_happened} {self.what_is_different}"


class ClosableQuerySet(models.QuerySet):
    def unclosed(self):
        return self.filter(~Exists(Closure.objects.filter(review=OuterRef("pk"))))

    def closed(self):
        return self.filter(closure__isnull=False)


class Closable:
    """A review that people can close and reopen."""

    @property
    def is_closed(self) -> bool:
        return hasattr(self, "closure")

    @property
    def has_ever_closed(self) -> bool:
        """Also if it was opened again: what is shown after closing, people have seen then."""
        return Activity.objects.history_of(self.history).filter(kind="review.closed", subject_id=self.pk).exists()

    @property
    def closing_checks(self) -> list[Check]:
        """What stands between this review and its closing: the mini-checklist, the actions, the changed artifact."""
        actions = list(self.actions.all())
        # What many events have in common is of no one type: each of them is classified by itself.
        checks = [] if self.about else self._checks_of_type(actions)
        return [
            *checks,
            Check(
                "actions",
                FEWEST <= len(actions) <= MOST,
                _("There are three to five actions."),
                required=False,
            ),
            Check("change", self.changes.exists(), _("At least one artifact reads differently now.")),
        ]

    def _checks_of_type(self, actions: list) -> list[Check]:
        label = self.event.classification
        misfits = [a for a in actions if label and mismatch(label.reason, a.remedy) and not a.why_it_fits.strip()]
        return [
            Check("type", label is not None, _("The event has a type."), lacks=_("a type of the event")),
            Check(
                "reason",
                bool(label and label.rationale.strip()),
                _("The reason for the type is written down."),
                lacks=_("the reason for the type, in a few words"),
            ),
            Check(
                "remedy",
                not misfits,
                _("Each action fits the type, or says why it fits all the same."),
                lacks=_("why an action fits that usually does not fit this type"),
            ),
        ]

    @transaction.atomic
    def close(self, by, what_happened: str, what_is_different: str, why_nothing_changed: str = "") -> None:
        """Closes the review and plans its follow-through a week later."""
        missing = [check for check in self.closing_checks if check.stops]
        if why_nothing_changed.strip():
            missing = [check for check in missing if check.key != "change"]
        errors: dict[str, Any] = {}
        if any(check.key == "change" for check in missing):
            errors["why_nothing_changed"] = _("Change an artifact, or say why none had to change.")
        others = [check.refusal for check in missing if check.key != "change"]
        if others:
            errors["__all__"] = others
        if errors:
            raise ValidationError(errors)

        self.hold(by=by)
        details = {
            "closed_by": by,
            "what_happened": what_happened.strip(),
            "what_is_different": what_is_different.strip(),
            "why_nothing_changed": why_nothing_changed.strip(),
        }
        _closure, is_new = Closure.objects.get_or_create(review=self, defaults=details)
        if is_new:
            self.plan_follow_through()
            Activity.record("review.closed", self, by=by)

    @transaction.atomic
    def reopen(self, by) -> None:
        if self.is_closed:
            self.closure.delete()
            self.drop_follow_through()
            self.refresh_from_db()
            Activity.record("review.reopened", self, by=by)
