"""How events were noticed, and whether that was by design, by people who were awake, from outside, or by luck."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from goldseam.events.models import DetectionMethod as Method
from goldseam.patterns.fields.field import Value
from goldseam.patterns.fields.plain import Choices

DESIGNED, PEOPLE, OUTSIDE, LUCK = "designed", "people", "outside", "luck"
GROUPS: dict[str, list[str]] = {
    DESIGNED: [
        Method.MONITORING_ALERT,
        Method.SCHEDULED_CHECK,
        Method.CHECKLIST_PAUSE,
        Method.FORCING_FUNCTION,
        Method.AUDIT,
        Method.TEST,
        Method.TREND,
    ],
    PEOPLE: [Method.SELF_CATCH, Method.PEER, Method.RECEIVER],
    OUTSIDE: [Method.CUSTOMER, Method.SUPPLIER, Method.AUTHORITY],
    LUCK: [Method.CHANCE, Method.AFTER_HARM],
}
NAMES = {
    DESIGNED: _("By design: a check, an alert, a test"),
    PEOPLE: _("By people who were watchful"),
    OUTSIDE: _("From outside"),
    LUCK: _("By luck, or by the harm itself"),
}
GROUP_OF = {method: group for group, methods in GROUPS.items() for method in methods}


class Noticed(Choices):
    def __init__(self, key: str, label):
        super().__init__(key, label, Method.choices, "detection_method")


class NoticedBy(Choices):
    """The same in four groups."""

    def __init__(self, key: str, label):
        super().__init__(key, label, NAMES.items(), "detection_method")

    def value_of(self, raw) -> Value | None:
        return GROUP_OF.get(raw)

    def raw_of(self, value: Value) -> list:
        return GROUPS.get(str(value), [])

    def names(self, organisation, values: Iterable[Value]) -> dict[Value, str]:
        return {value: str(NAMES[str(value)]) for value in values}
