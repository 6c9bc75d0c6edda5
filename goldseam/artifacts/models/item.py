"""One item of a checklist version, and the event that put it there."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from goldseam.artifacts.items import Line


class Item(models.Model):
    """A line that people confirm or do. `key` stays the same from version to version, so its story can be told."""

    version = models.ForeignKey("artifacts.Version", models.CASCADE, related_name="items")
    key = models.UUIDField(default=uuid.uuid4)
    position = models.PositiveIntegerField()
    pause = models.CharField(_("pause point"), max_length=120, blank=True)
    text = models.CharField(_("item"), max_length=300)
    is_killer = models.BooleanField(_("critical, and easily missed"), default=False)
    origin = models.ForeignKey("events.Event", models.SET_NULL, null=True, related_name="caused_items")

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="item_once_a_version")]

    def __str__(self):
        return self.text

    def as_line(self) -> Line:
        return Line(text=self.text, pause=self.pause, is_killer=self.is_killer, key=self.key)

    @classmethod
    def write(cls, version, lines: list[Line], before, because_of) -> None:
        """Items of a version. Unchanged ones keep their origin; new and reworded ones take the event at hand."""
        earlier = {item.key: item for item in before.items.all()} if before else {}
        rows: list = []
        for position, line in enumerate(lines, start=1):
            old = earlier.pop(line.key, None)
            is_new = old is None or (old.text, old.is_killer) != (line.text.strip(), line.is_killer)
            kept = old.origin_id if old else None
            rows.append(
                cls(
                    version=version,
                    key=old.key if old else uuid.uuid4(),
                    position=position,
                    pause=line.pause.strip(),
                    text=line.text.strip(),
                    is_killer=line.is_killer,
                    origin_id=because_of.pk if is_new and because_of else kept,
                )
            )
        for row in rows:
            row.clean_fields(exclude=["version", "origin"])
        cls.objects.bulk_create(rows)
