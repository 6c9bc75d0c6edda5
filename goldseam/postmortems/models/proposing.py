"""Proposing an account: an event crossed what the organisation agreed on."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


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
