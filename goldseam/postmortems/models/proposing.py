"""Proposing an account: an event crossed what the organisation agreed on."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.postmortems.models.criteria import Criteria
from goldseam.postmortems.models.impact import Impact
from goldseam.postmortems.reasons import in_words, reasons_for


class Proposal(models.Model):
    """The fact that an event deserves a written account, for these reasons; or that people decided against one."""

    event = models.OneToOneField("events.Event", models.CASCADE, related_name="postmortem_proposal")
    reasons = models.JSONField(default=list)
    at = models.DateTimeField(auto_now_add=True)
    declined_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    declined_at = models.DateTimeField(null=True)
    why_declined = models.CharField(_("why a short review is enough"), max_length=300, blank=True)

    def __str__(self):
        return f"{self.event_id}: proposed"

    @property
    def is_declined(self) -> bool:
        return self.declined_at is not None

    @property
    def words(self) -> list[str]:
        return in_words(self.reasons)

    @classmethod
    @transaction.atomic
    def consider(cls, event, similar: int = 0) -> "Proposal | None":
        """Looks whether the event crosses the criteria. Who decided against an account is not asked again."""
        impact = Impact.objects.filter(event=event).first()
        reasons = reasons_for(event, Criteria.of(event.organisation), impact, similar)
        if not reasons or event.is_handed_over:
            cls.objects.filter(event=event, declined_at=None).delete()
            return None
        proposal, is_new = cls.objects.get_or_create(event=event, defaults={"reasons": reasons})
        if is_new:
            Activity.record("postmortem.proposed", event, by=None)
        elif proposal.reasons != reasons:
            proposal.reasons = reasons
            proposal.save(update_fields=["reasons"])
        return proposal

    @transaction.atomic
    def decline(self, by, why_declined: str) -> None:
        """A short review is enough here, and why. Who decides a second time finds the first decision."""
        if not why_declined.strip():
            raise ValidationError({"why_declined": _("Say in a few words why a short review is enough.")})
        told = {"declined_by": by, "declined_at": timezone.now(), "why_declined": why_declined.strip()}
        declined = Proposal.objects.filter(pk=self.pk, declined_at=None).update(**told)
        if declined:
            self.refresh_from_db()
            Activity.record("postmortem.declined", self.event, by=by)
