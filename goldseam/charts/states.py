"""How a layer of defence can stand, and what it is made of, in words."""

from django.utils.translation import gettext as _

HOLES = ("failed", "absent")


def state_name(state: str) -> str:
    return {
        "failed": _("Failed"),
        "held": _("Held"),
        "absent": _("Absent"),
        "not_reached": _("Not reached"),
        "not_relevant": _("Not relevant"),
        "unknown": _("Unknown"),
    }.get(state, "")


def kind_name(kind: str) -> str:
    return {"people": _("People"), "technology": _("Technology"), "process": _("Process")}.get(kind, kind)
