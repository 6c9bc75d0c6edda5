"""What is known of single lines of logs: those that became events, and those that were left out."""

from django.db import models

from goldseam.events.models.handing_over import erases_text


class LogLayout(models.Model):
    """How files with these columns are understood here. The next one is, too."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="log_layouts")
    key = models.CharField(max_length=40)
    said = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "key"], name="one_layout_of_columns")]

    def __str__(self):
        return self.key


class Brought(models.Model):
    """The line of a log that became this event. `identity` is its number there, or all that it said."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="+")
    source = models.CharField(max_length=120)
    identity = models.CharField(max_length=40)
    digest = models.CharField(max_length=32)
    event = models.OneToOneField("events.Event", models.CASCADE, related_name="brought")
    log_import = models.ForeignKey("exchange.LogImport", models.CASCADE, related_name="brought")
    line = models.PositiveBigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "source", "identity"], name="brought_once"),
        ]

    def __str__(self):
        return f"{self.source}, {self.line}"


class LeftOut(models.Model):
    """A line that did not come in: it is wrong, or it differs from what came in before (`event`).

    `problems` are lists of column, value and reason; `why_kept` tells why the event was not updated.
    """

    log_import = models.ForeignKey("exchange.LogImport", models.CASCADE, related_name="left_out")
    line = models.PositiveBigIntegerField()
    problems = models.JSONField(default=list)
    cells = models.JSONField(default=list)
    event = models.ForeignKey("events.Event", models.CASCADE, null=True, related_name="+")
    why_kept = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["line", "id"]
        constraints = [models.UniqueConstraint(fields=["log_import", "line"], name="left_out_once")]

    def __str__(self):
        return str(self.line)

    @property
    def is_wrong(self) -> bool:
        return self.event_id is None


@erases_text
def erase_lines(event) -> None:
    """What a later file said of the matter goes with it."""
    LeftOut.objects.filter(event=event).delete()
