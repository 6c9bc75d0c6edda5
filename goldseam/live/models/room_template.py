"""A template of an organisation: stages in an order of its own."""

from dataclasses import replace

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from goldseam.common.plain_text import in_a_line
from goldseam.live.stages import Doing, Stage, kept, read

MOST_STAGES = 30
OF_CARDS = {Doing.REVEAL, Doing.CLUSTER, Doing.VOTE, Doing.DECIDE}


class RoomTemplate(models.Model):
    """Stages that an organisation has put together. Rooms copy them, so that a change alters no open room."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="room_templates")
    purpose = models.CharField(max_length=30)
    title = models.CharField(_("name"), max_length=120)
    stages = models.JSONField(default=list)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    is_retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["title", "id"]

    def __str__(self):
        return self.title

    @property
    def all_stages(self) -> list[Stage]:
        return read(self.stages)

    @classmethod
    @transaction.atomic
    def write(cls, by, organisation, purpose: str, title: str, rows: list[dict]) -> "RoomTemplate":
        """A new template. `rows` are its steps as the form holds them."""
        stages = kept(stages_of(rows))
        return cls.objects.create(
            organisation=organisation, purpose=purpose, title=in_a_line(title), stages=stages, made_by=by
        )

    @transaction.atomic
    def rewrite(self, by, title: str, rows: list[dict]) -> None:
        """What is opened from now on goes by it; rooms that are open keep their steps."""
        self.title, self.stages = in_a_line(title), kept(stages_of(rows))
        self.save(update_fields=["title", "stages"])

    def retire(self, by) -> None:
        """It is no longer offered."""
        type(self).objects.filter(pk=self.pk).update(is_retired=True)

    def bring_back(self, by) -> None:
        type(self).objects.filter(pk=self.pk).update(is_retired=False)


def stages_of(rows: list[dict]) -> list[Stage]:
    """Stages with keys of their own, each about the cards that were written last before it."""
    if not rows:
        raise ValidationError(_now("A template needs at least one step."))
    stages: list[Stage] = []
    for row in rows:
        stages.append(_about(_stage(row, {stage.key for stage in stages}), stages, row.get("goes_on", False)))
    return stages


def _stage(row: dict, taken: set[str]) -> Stage:
    names = ("doing", "title", "prompt", "say", "tells_subject", "asks_hands", "asks_estimate", "in_rounds")
    said = {name: row[name] for name in names if name in row}
    return Stage(_free_key(row, taken), minutes=row.get("minutes") or 0, into=tuple(row.get("into", ())), **said)


def _free_key(row: dict, taken: set[str]) -> str:
    """The key that it had, or one made of its title."""
    key = (slugify(row.get("key", "")) or slugify(row["title"]) or row["doing"])[:30]
    return key if key not in taken else next(f"{key}-{at}" for at in range(2, 99) if f"{key}-{at}" not in taken)


def _about(stage: Stage, before: list[Stage], goes_on: bool) -> Stage:
    written = [one for one in before if one.doing == Doing.WRITE]
    if stage.doing in OF_CARDS and not written:
        refusal = _now("“%(step)s” needs cards: let people write in a step before it.")
        raise ValidationError(refusal % {"step": stage.title})
    if stage.doing == Doing.WRITE:
        return replace(stage, of=written[-1].cards_of if goes_on and written else "")
    if stage.doing in OF_CARDS and not (goes_on and stage.doing == Doing.DECIDE):
        return replace(stage, of=written[-1].cards_of)
    return stage
