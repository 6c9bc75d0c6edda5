"""What measures of events have in common: each says how fresh it is, and its records are events."""

from dataclasses import replace

from goldseam.insights.days.events import behind
from goldseam.insights.days.reading import Days
from goldseam.insights.measure import Figure, Measure, Record


class OfEvents(Measure):
    group = "events"

    def figure(self, asked) -> Figure:
        days = Days.of(asked)
        return _fresh(days, self.told(asked, days)) if days.is_known else Figure(days.notes[0])

    def told(self, asked, days: Days) -> Figure:
        """The figure, where something could be counted."""
        raise NotImplementedError

    def compare(self, asked, now: Figure, before: Figure):
        """Two counts of a period and the one before say less than a chart of many months."""
        return None

    def record(self, found) -> Record:
        return Record(found.title, found.get_absolute_url(), str(found.get_kind_display()), found.noticed_at)


def _fresh(days: Days, figure: Figure) -> Figure:
    """The figure with words for up to when it tells, where that is not now."""
    return replace(figure, notes=(*days.notes, *figure.notes), as_of=days.as_of)


def shown(asked, **only):
    return behind(asked, **only).select_related("organisation")
