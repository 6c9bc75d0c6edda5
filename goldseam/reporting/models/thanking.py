"""Thanking whoever reported: first of all, before anybody asks or judges."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.reporting.models.said import Said

LONGEST = 1_000


class Thanks(Said, models.Model):
    """One person's thanks for one report, in that person's words."""

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="thanks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    text = models.CharField(_("your thanks"), max_length=LONGEST)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["event", "by"], name="thanks_once")]
        verbose_name_plural = "thanks"

    def __str__(self):
        return self.text

    @classmethod
    @transaction.atomic
    def give(cls, event, by, text: str) -> "Thanks":
        """Thanks whoever reported this. Saying it again says it in the new words."""
        if event.logged_by_id == by.pk:
            raise ValidationError(_("You reported this yourself. Somebody else will thank you."))
        text = text.strip()
        if not text:
            raise ValidationError({"text": _("Say it in a sentence.")})
        if len(text) > LONGEST:
            raise ValidationError({"text": _("A few sentences are enough.")})
        event.want_it_here()
        thanks, is_new = cls.objects.update_or_create(event=event, by=by, defaults={"text": text})
        if is_new:
            Activity.record("report.thanked", thanks, by=by)
        return thanks
