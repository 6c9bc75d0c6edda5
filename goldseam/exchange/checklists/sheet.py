"""What stands on the sheet of an artifact, told once for every kind of file."""

from dataclasses import dataclass
from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.artifacts.items import Line
from goldseam.artifacts.models import Version
from goldseam.common.mail import full
from goldseam.common.times import day
from goldseam.events.models import Event


@dataclass(frozen=True)
class Told:
    """A line, and the event that put it there, if the reader may see that."""

    line: Line
    because_of: Event | None


@dataclass(frozen=True)
class Sheet:
    """One version of an artifact, as this reader may have it."""

    version: Version
    pauses: tuple[tuple[str, tuple[Told, ...]], ...]
    events: tuple[Event, ...]

    @property
    def artifact(self):
        return self.version.artifact

    @property
    def lines(self) -> list[Line]:
        return [told.line for _pause, lines in self.pauses for told in lines]

    @property
    def mode(self) -> str:
        """The way of use in a word, for a checklist."""
        return (
            {"do_confirm": "DO-CONFIRM", "read_do": "READ-DO"}[self.version.mode] if self.artifact.is_checklist else ""
        )

    @property
    def dated(self) -> str:
        """Which version it is and of when: people have to see whether a sheet is old."""
        at = timezone.localtime(self.version.at)
        dated = _("Version %(number)s, %(day)s") % {"number": self.version.number, "day": day(at)}
        return dated if self.version.is_in_force else f"{dated} · {_('not in force yet')}"

    @property
    def address(self) -> str:
        return full(self.version.get_absolute_url())


def sheet_of(version: Version, reader) -> Sheet:
    """What the version says to this reader. Events that the reader may not see are left out."""
    items = list(version.items.all()) if version.artifact.is_checklist else []
    seen = Event.objects.visible_to(reader)
    origins = seen.in_bulk({item.origin_id for item in items if item.origin_id})
    told = [Told(item.as_line(), origins.get(item.origin_id)) for item in items]
    pauses = tuple((pause, tuple(lines)) for pause, lines in groupby(told, key=lambda one: one.line.pause))
    events = seen.filter(changes__version=version).order_by("number").distinct()
    return Sheet(version, pauses, tuple(events))
