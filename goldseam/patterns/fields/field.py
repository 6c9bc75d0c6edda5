"""Something that is said of an event, by which events are counted and found again."""

from collections.abc import Iterable

from django.db.models import F

Value = str | int


class Field:
    """One thing that is said of an event, in a column of its own.

    `key` stands in addresses. A `value` is what is counted as one; what the database holds for it may be several
    (`raw`). Where an event can have several values, it is counted at each of them.
    """

    has_several = False
    is_number = False

    def __init__(self, key: str, label, column: str = ""):
        self.key, self.label, self.column = key, label, column or key

    def spread(self, events, *besides: str):
        """The events with what the field says of them as `said`, and what else counting groups by."""
        return events.values(*besides, said=F(self.column))

    def value_of(self, raw) -> Value | None:
        """What is counted as one; None where nothing is said."""
        return None if raw in (None, "") else raw

    def raw_of(self, value: Value) -> list:
        return [value]

    def names(self, organisation, values: Iterable[Value]) -> dict[Value, str]:
        """What values are called."""
        return {value: str(value) for value in values}

    def read(self, text: str) -> Value | None:
        """A value as it stands in an address; None for what is none."""
        return text or None

    def having(self, events, values: Iterable[Value]):
        """Those of which one of these values is said."""
        return events.filter(**{f"{self.column}__in": self._raw(values)})

    def having_others(self, events, values: Iterable[Value]):
        """Those of which something is said, and something else than these."""
        return self.saying(events).exclude(**{f"{self.column}__in": self._raw(values)})

    def saying(self, events):
        """Those of which anything is said."""
        return events.exclude(**{self.column: ""})

    def silent(self, events):
        """Those of which nothing is said."""
        return events.filter(**{self.column: ""})

    def _raw(self, values: Iterable[Value]) -> list:
        return [raw for value in values for raw in self.raw_of(value)]
