"""Contributing factors: the conditions that helped an event to happen."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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

    class Meta:
        ordering = ["position", "id"]

    def __str__(self):
        return self.text
