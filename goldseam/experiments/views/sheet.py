"""What several steps of the worksheet show, looked up once for a page."""

from functools import cached_property

from goldseam.experiments.choices import Role
from goldseam.experiments.views.pictures import picture_of_watched
from goldseam.experiments.worksheet.steps import missing_in


def watching_of(cycle) -> list:
    """What is watched, with the measure for the effect first."""
    watched = cycle.watched.select_related("series__organisation")
    return sorted(watched, key=lambda one: one.role != Role.MAIN)


class Sheet:
    """The worksheet of a cycle as a person reads it. `forms` are those that came back with errors."""

    def __init__(self, cycle, person, forms: dict):
        self.cycle, self.person, self.forms, self.plan = cycle, person, forms, cycle.plan

    @cached_property
    def can_write(self) -> bool:
        return self.cycle.can_be_edited_by(self.person)

    @cached_property
    def missing(self) -> list:
        return missing_in(self.cycle)

    @cached_property
    def watching(self) -> list:
        return watching_of(self.cycle)

    @cached_property
    def pictures(self) -> list[dict]:
        forms = self.forms.get("values_forms", {})
        return [] if self.cycle.is_planned else [picture_of_watched(self.cycle, one, forms) for one in self.watching]

    @property
    def values(self) -> int:
        """How many values of the first measure came since the start."""
        return self.pictures[0]["values"] if self.pictures else 0

    @cached_property
    def seen(self):
        return self.cycle.observation if self.cycle.is_started else None

    @property
    def collected(self) -> float:
        return self.seen.collected if self.seen else 0
