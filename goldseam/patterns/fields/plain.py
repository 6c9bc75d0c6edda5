"""What stands in a column of the event itself."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from goldseam.common.numbers import number_in
from goldseam.patterns.fields.field import Field, Value


class Choices(Field):
    """One of a few words."""

    def __init__(self, key: str, label, choices, column: str = ""):
        super().__init__(key, label, column)
        self.labels = dict(choices)

    def names(self, organisation, values: Iterable[Value]) -> dict[Value, str]:
        return {value: str(self.labels.get(value, value)) for value in values}

    def read(self, text: str) -> Value | None:
        return text if text in self.labels else None


class Numbered(Choices):
    """A number with a name, or none."""

    is_number = True

    def __init__(self, key: str, label, choices=(), column: str = ""):
        super().__init__(key, label, choices, column)

    def read(self, text: str) -> Value | None:
        return number_in(text)

    def saying(self, events):
        return events.filter(**{f"{self.column}__isnull": False})

    def silent(self, events):
        return events.filter(**{f"{self.column}__isnull": True})


class Severities(Numbered):
    def read(self, text: str) -> Value | None:
        number = number_in(text)
        return number if number in self.labels else None


class Teams(Numbered):
    def names(self, organisation, values: Iterable[Value]) -> dict[Value, str]:
        return dict(organisation.teams.filter(pk__in=list(values)).values_list("pk", "name"))


class Words(Field):
    """What people wrote; the same words are the same value."""


class Sources(Field):
    """The way on which an event came in."""

    LABELS = {
        "form": _("Logged by a member"),
        "report": _("A report without an account"),
        "webhook": _("An alert or another program"),
        "import": _("An import"),
        "sample": _("A sample case"),
    }

    def names(self, organisation, values: Iterable[Value]) -> dict[Value, str]:
        return {value: str(self.LABELS.get(str(value), value)) for value in values}
