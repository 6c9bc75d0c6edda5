"""One item of a checklist version, and the event that put it there."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from goldseam.artifacts.items import Line
from goldseam.artifacts.using import uses_of


class Answer(models.TextChoices):
    """What a line asks for: a tick, or what was measured or who it is."""

    DONE = "done", _("Done")
    VALUE = "value", _("A value")
    NAME = "name", _("A name")


class Item(models.Model):
    """A line that people confirm or do. `key` stays the same from version to version, so its story can be told."""

    version = models.ForeignKey("artifacts.Version", models.CASCADE, related_name="items")
    key = models.UUIDField(default=uuid.uuid4)
    position = models.PositiveIntegerField()
    pause = models.CharField(_("pause point"), max_length=120, blank=True)
    text = models.CharField(_("item"), max_length=300)
    is_killer = models.BooleanField(_("critical, and easily missed"), default=False)
    answer = models.CharField(_("answer"), max_length=10, choices=Answer, default=Answer.DONE)
    role = models.CharField(_("who answers"), max_length=60, blank=True)
    is_read_back = models.BooleanField(_("a second person confirms it"), default=False)
    origin = models.ForeignKey("events.Event", models.SET_NULL, null=True, related_name="caused_items")

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="item_once_a_version")]

    def __str__(self):
        return self.text

    @property
    def ways_of_use(self) -> list[str]:
        return uses_of(self)

    def as_line(self) -> Line:
        return Line(
            text=self.text,
            pause=self.pause,
            is_killer=self.is_killer,
            key=self.key,
            answer=self.answer,
            role=self.role,
            is_read_back=self.is_read_back,
        )

    @classmethod
    def write(cls, version, lines: list[Line], before, because_of) -> None:
        """Items of a version. Unchanged ones keep their origin; new and reworded ones take the event at hand."""
        earlier = {item.key: item for item in before.items.all()} if before else {}
        rows: list = []
        for position, line in enumerate(lines, start=1):
            old = earlier.pop(line.key, None)
            is_new = old is None or (old.text, old.as_line().use) != (line.text.strip(), line.use)
            kept = old.origin_id if old else None
            rows.append(
                cls(
                    version=version,
                    key=old.key if old else uuid.uuid4(),
                    position=position,
                    pause=line.pause.strip(),
                    text=line.text.strip(),
                    is_killer=line.is_killer,
                    answer=line.answer,
                    role=line.role.strip(),
                    is_read_back=line.is_read_back,
                    origin_id=because_of.pk if is_new and because_of else kept,
                )
            )
        for row in rows:
            row.clean_fields(exclude=["version", "origin"])
        cls.objects.bulk_create(rows)
