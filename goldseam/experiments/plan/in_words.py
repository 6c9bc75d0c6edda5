"""What a plan says, field by field, in words: for reading it, and for showing what an amendment changed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from goldseam.common.times import day
from goldseam.experiments.choices import (
    Amount,
    Direction,
    Looks,
    Reversible,
    Scale,
    Side,
    SizeIs,
    StopRule,
    SuccessSide,
)
from goldseam.experiments.forms.parts import PARTS

CHOICES = {
    "scale": Scale,
    "direction": Direction,
    "size_is": SizeIs,
    "belief": Amount,
    "cost_of_failure": Amount,
    "reversible": Reversible,
    "success_side": SuccessSide,
    "looks": Looks,
}

# What stands there from the beginning says something only together with another answer.
MEANS_NOTHING: dict[str, Callable] = {
    "size_is": lambda plan: not plan.size,
    "confidence": lambda plan: not plan.is_predicted,
    "look_count": lambda plan: plan.looks in ("", Looks.ONCE) and plan.look_count < 2,
}


@dataclass(frozen=True)
class Said:
    """One field of a plan as people read it."""

    name: str
    label: str
    words: str


def told(plan, key: str) -> list[Said]:
    """What stands in a part of the plan. Left out are fields in which nothing stands, or that mean nothing alone."""
    names = [name for name in PARTS[key].names() if name not in MEANS_NOTHING or not MEANS_NOTHING[name](plan)]
    fields = [Said(name, label_of(key, name), value_in_words(name, getattr(plan, name))) for name in names]
    return [field for field in fields if field.words]


def label_of(key: str, name: str) -> str:
    field = PARTS[key].base_fields.get(name)
    return str(field.label if field else PARTS[key].title)


def value_in_words(name: str, value) -> str:
    """The value of a field in words; nothing where nothing was said."""
    if name == "stops":
        return "\n".join(stop_in_words(stop) for stop in value)
    if isinstance(value, bool):
        return _("yes") if value else ""
    if isinstance(value, date):
        return day(value)
    if isinstance(value, int | float):
        return number(value)
    return str(CHOICES[name](value).label) if value and name in CHOICES else value or ""


def scale_of(plan) -> str:
    """How widely it is tried, in a few words."""
    return plan.scale_words or plan.scale_label


def hypothesis_of(plan) -> str:
    """If …, then …, because …"""
    parts = [(_("If %s"), plan.condition), (_("then %s"), plan.expected), (_("because %s"), plan.because)]
    sentence = ", ".join(words % said.rstrip(" .,") for words, said in parts if said)
    return f"{sentence}." if sentence else ""


def number(value: float) -> str:
    """A number without zeros that say nothing."""
    return f"{value:,.6g}"


def stop_in_words(stop) -> str:
    """One stop condition in a line."""
    line = f"{stop.kind_words}: {stop.words}" + (f" ({_watched(stop)})" if stop.acts else "")
    return line + (f" · {stop.who}" if stop.who else "")


def _watched(stop) -> str:
    """From where on its measure makes it act."""
    where = number(stop.limit) if stop.rule == StopRule.LIMIT and stop.limit is not None else StopRule(stop.rule).label
    line = f"{Side(stop.side or Side.ABOVE).label} {where}"
    return line + (_(", %(count)s in a row") % {"count": stop.in_a_row} if stop.in_a_row > 1 else "")
