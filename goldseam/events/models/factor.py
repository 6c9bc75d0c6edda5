"""Contributing factors: the conditions that helped an event to happen."""

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
    """One condition, with what shows that it mattered."""

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="factors")
    position = models.PositiveIntegerField(default=0)
    level = models.CharField(_("level"), max_length=20, choices=FactorLevel, default=FactorLevel.PROCESS)
    text = models.CharField(_("condition"), max_length=300)
    evidence = models.CharField(_("evidence"), max_length=300, blank=True)

    FIELDS = ("level", "text", "evidence")

    class Meta:
        ordering = ["position", "id"]

    def __str__(self):
        return self.text


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
