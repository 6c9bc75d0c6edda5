"""The templates from which a room is opened: those that ship for its purpose, and the organisation's own."""

from dataclasses import dataclass

from django.utils.translation import ngettext

from goldseam.live.models import RoomTemplate
from goldseam.live.purposes import purpose_of
from goldseam.live.stages import Stage, read

OWN = "own-"  # How the key of an organisation's own template begins.


@dataclass(frozen=True)
class Template:
    """Stages under a name. `key` is what forms send; `lead` says in a line what it is for."""

    key: str
    title: str
    lead: str
    stages: list[Stage]

    @property
    def is_own(self) -> bool:
        return self.key.startswith(OWN)

    @property
    def pk(self) -> int:
        """Of the organisation's own."""
        return int(self.key.removeprefix(OWN))

    @property
    def minutes(self) -> int:
        return sum(stage.minutes for stage in self.stages)

    @property
    def in_short(self) -> str:
        """What it is for, how many steps it has, and how long they take."""
        steps = ngettext("%(num)s step", "%(num)s steps", len(self.stages)) % {"num": len(self.stages)}
        time = ngettext("%(num)s minute", "%(num)s minutes", self.minutes) % {"num": self.minutes}
        return " ".join(part for part in (self.lead, f"{steps}, {time}." if self.minutes else f"{steps}.") if part)


def templates_of(organisation, purpose: str) -> list[Template]:
    """For this purpose: the organisation's own first."""
    return own_templates(organisation, purpose) + purpose_of(purpose).templates(organisation)


def own_templates(organisation, purpose: str) -> list[Template]:
    own = RoomTemplate.objects.filter(organisation=organisation, purpose=purpose, is_retired=False)
    return [Template(f"{OWN}{one.pk}", one.title, "", read(one.stages)) for one in own]


def template_of(organisation, purpose: str, key: str) -> Template | None:
    """The template of that key; without one, the first."""
    found = templates_of(organisation, purpose)
    return next((one for one in found if one.key == key or not key), None)
