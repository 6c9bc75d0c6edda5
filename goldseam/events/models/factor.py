"""Contributing factors: the conditions that helped an event to happen."""

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.events.models.rows import Written, write_rows


class FactorLevel(models.TextChoices):
    TECHNICAL = "technical", _("Technical")
    TASK = "task", _("Task and person")
    PROCESS = "process", _("Process")
    TEAM = "team", _("Team and supervision")
    ORGANISATION = "organisation", _("Organisation")


class Factor(models.Model):
    """One condition, how it contributed, and what shows that it mattered."""

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="factors")
    position = models.PositiveIntegerField(default=0)
    level = models.CharField(_("level"), max_length=20, choices=FactorLevel, default=FactorLevel.PROCESS)
    code = models.CharField(_("code"), max_length=40, blank=True)  # One of `factor_codes.py`, or none.
    text = models.CharField(_("condition"), max_length=300)
    how = models.TextField(_("how it contributed"), blank=True)
    evidence = models.CharField(_("evidence"), max_length=300, blank=True)
    # Several conditions may be called root causes; none has to be.
    is_root = models.BooleanField(_("a root cause"), default=False)
    made_likely_by = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="made_likely")

    FIELDS = ("level", "text", "evidence")

    class Meta:
        ordering = ["position", "id"]

    def __str__(self):
        return self.text


class NoneFound(models.Model):
    """People looked for a process or organisational factor, and found none. To look again deletes it."""

    event = models.OneToOneField("events.Event", models.CASCADE, related_name="none_found")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    where_looked = models.TextField(_("where you looked"))

    def __str__(self):
        return f"{self.event_id}: none found"


class Conditioned:
    """An event with conditions that helped it to happen."""

    @transaction.atomic
    def write_factors(self, by, rows: list[dict]) -> Written:
        """Saves rows of contributing factors; see `rows.py` for how two people writing at once lose nothing."""
        self.want_it_here()
        written = write_rows(self.factors, Factor.FIELDS, rows)
        if written.is_changed:
            Activity.record("event.factors_written", self, by=by)
        return written
