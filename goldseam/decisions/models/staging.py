"""How far a decision has come: it is proposed, then accepted or rejected."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.decisions import texts
from goldseam.decisions.blocking import reasons_against
from goldseam.decisions.choices import State


class Acceptance(models.Model):
    """The fact that it was decided so. It stays: from here on the words of the decision are kept as they are."""

    decision = models.OneToOneField("decisions.Decision", models.CASCADE, related_name="acceptance")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"{self.decision} accepted"


class Rejection(models.Model):
    """The fact that people decided against it. Taking it up again deletes it."""

    decision = models.OneToOneField("decisions.Decision", models.CASCADE, related_name="rejection")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField()

    def __str__(self):
        return f"{self.decision} rejected"


class StagedQuerySet(models.QuerySet):
    def proposed(self):
        return self.filter(acceptance=None, rejection=None)

    def accepted(self):
        """Those that people follow now."""
        return self.filter(acceptance__isnull=False, deprecation=None, superseded=None)

    def rejected(self):
        return self.filter(rejection__isnull=False)

    def past(self):
        """Those that were followed once."""
        return self.filter(models.Q(deprecation__isnull=False) | models.Q(superseded__isnull=False))


class Staged:
    """A decision that is proposed, accepted or rejected."""

    @property
    def state(self) -> str:
        records = (("rejection", State.REJECTED), ("superseded", State.SUPERSEDED), ("deprecation", State.DEPRECATED))
        found = next((state for record, state in records if hasattr(self, record)), None)
        return found or (State.ACCEPTED if self.is_accepted else State.PROPOSED)

    @property
    def state_words(self) -> str:
        return str(State(self.state).label)

    @property
    def is_proposed(self) -> bool:
        return self.state == State.PROPOSED

    @property
    def is_accepted(self) -> bool:
        """Also of one that has been left or superseded since."""
        return hasattr(self, "acceptance")

    @property
    def is_followed(self) -> bool:
        return self.state == State.ACCEPTED

    @property
    def missing(self) -> list[str]:
        """What is needed before it can be accepted: who reads it later has to be able to judge it."""
        wanted = {
            "outcome": _now("What is decided"),
            "reason": _now("Why this, and not another way"),
            "prediction": _now("What you expect to see because of it"),
            "review_on": _now("The day on which you look back"),
        }
        return [words for name, words in wanted.items() if not getattr(self, name)]

    @transaction.atomic
    def accept(self, by) -> None:
        """It is decided. From now on the words stay, and an older decision that this one supersedes is past."""
        self.wait_for_others()
        if self.is_accepted:
            return
        self._want_ready(by)
        Acceptance.objects.create(decision=self, by=by)
        type(self).objects.filter(pk=self.pk).update(looks_on=self.review_on)
        self.refresh_from_db()
        Activity.record("decision.accepted", self, by=by)
        if self.supersedes is not None:
            self.supersedes.give_way_to(self, by)

    @transaction.atomic
    def reject(self, by, reason: str) -> None:
        self.wait_for_others()
        said = texts.wanted(reason, "reason", _("Say why: whoever has the same idea later will want to know."))
        if hasattr(self, "rejection"):
            return
        self._want_decider(by)
        if not self.is_proposed:
            raise ValidationError(_("It was accepted already. It can be left or superseded."))
        Rejection.objects.create(decision=self, by=by, reason=said)
        self.refresh_from_db()
        Activity.record("decision.rejected", self, by=by)

    @transaction.atomic
    def take_up_again(self, by) -> None:
        """A proposal that was rejected is open again."""
        self.wait_for_others()
        if hasattr(self, "rejection"):
            self._want_decider(by)
            self._end("rejection")
            Activity.record("decision.taken_up_again", self, by=by)

    def _want_ready(self, by) -> None:
        self._want_decider(by)
        if not self.is_proposed:
            raise ValidationError(_("It was rejected. Take it up again first."))
        if self.missing:
            raise ValidationError([_("Still missing: %(what)s.") % {"what": ", ".join(self.missing)}])
        if self.review_on <= self.today:
            raise ValidationError(_("The day on which you look back has passed. Choose one that is still to come."))
        if against := reasons_against(self):
            raise ValidationError(against)

    def _want_decider(self, by) -> None:
        if not self.can_be_decided_by(by):
            raise ValidationError(_("It is decided by those who are named as deciders."))

    def _end(self, record: str) -> None:
        getattr(self, record).delete()
        self._state.fields_cache.pop(record, None)
        self.refresh_from_db()
