"""Noting in the talk what belongs to the event: rows of its timeline, and the conditions that helped it to happen."""


class Noting:
    """A review in which people add to what is known about its event."""

    def note(self, by, **row):
        """Adds a row at the end of the event's timeline."""
        return self.event.add_row(by=by, **row)

    def name_factor(self, by, **condition):
        """Adds a contributing factor to the event."""
        return self.event.add_factor(by=by, **condition)
