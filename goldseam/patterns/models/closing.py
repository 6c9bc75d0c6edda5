"""Closing a pattern that needs no watching any more, and taking it up again."""

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity


class PatternClosure(models.Model):
    """The fact that a pattern is closed. Reopening deletes it."""

    pattern = models.OneToOneField("patterns.Pattern", models.CASCADE, related_name="closure")
    why = models.CharField(_("why it can be closed"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"{self.pattern} closed"


class Closable:
    """A pattern that people close and reopen."""

    @property
    def is_closed(self) -> bool:
        return hasattr(self, "closure")

    @transaction.atomic
    def close(self, by, why: str = "") -> None:
        _closure, is_new = PatternClosure.objects.get_or_create(pattern=self, defaults={"by": by, "why": why.strip()})
        if is_new:
            Activity.record("pattern.closed", self.analysis, by=by, title=self.title)

    @transaction.atomic
    def reopen(self, by) -> None:
        if self.is_closed:
            self.closure.delete()
            self.refresh_from_db()
            Activity.record("pattern.reopened", self.analysis, by=by, title=self.title)
