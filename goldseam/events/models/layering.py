"""Layers of defence: what an organisation counts on to stop things, and which of them held in an event."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LayerKind(models.TextChoices):
    PEOPLE = "people", _("People")
    TECHNOLOGY = "technology", _("Technology")
    PROCESS = "process", _("Process")


class LayerState(models.TextChoices):
    """How a layer stood in an event. Failed and absent are holes."""

    FAILED = "failed", _("Failed")
    HELD = "held", _("Held")
    ABSENT = "absent", _("Absent")
    NOT_REACHED = "not_reached", _("Not reached")
    NOT_RELEVANT = "not_relevant", _("Not relevant")
    UNKNOWN = "unknown", _("Unknown")


HOLES = {LayerState.FAILED, LayerState.ABSENT}


class Layer(models.Model):
    """Something that an organisation counts on to stop a thing on its way to people. `position` is its place there."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="layers")
    name = models.CharField(_("layer"), max_length=120)
    kind = models.CharField(_("kind"), max_length=20, choices=LayerKind, default=LayerKind.PROCESS)
    stops = models.CharField(_("what it is there to stop"), max_length=300, blank=True)
    position = models.PositiveIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="one_layer_of_a_name")]

    def __str__(self):
        return self.name


class LayerFinding(models.Model):
    """How one layer stood in one event, and what shows it."""

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="layer_findings")
    layer = models.ForeignKey(Layer, models.RESTRICT, related_name="findings")
    state = models.CharField(max_length=20, choices=LayerState, default=LayerState.UNKNOWN)
    note = models.CharField(_("what shows it"), max_length=300, blank=True)

    class Meta:
        ordering = ["layer__position", "layer_id"]
        constraints = [models.UniqueConstraint(fields=["event", "layer"], name="one_finding_of_a_layer")]

    def __str__(self):
        return f"{self.layer_id}: {self.state}"

    @property
    def is_hole(self) -> bool:
        return self.state in HOLES
