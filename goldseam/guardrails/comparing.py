"""Facts that are compared with something of another kind: “true” as a text is not the yes that a condition asks for.

CEL says such things are not equal, and a gate would let pass what it cannot judge.
"""

import re
from typing import Any

from django.utils.translation import gettext as _

from goldseam.guardrails.kinds_of_parts import MISSING, UNKNOWN, Part, Reader, element_of, kind_of, list_of
from goldseam.guardrails.tokens import Token

NO_NUMBER = re.compile(r"\s*[+-]?(nan|inf|infinity)\s*\Z", re.IGNORECASE)


def odd_comparison(tokens: list[Token], facts: dict[str, Any]) -> str:
    """What does not fit together, in words; nothing where all does. ValueError where the condition cannot be read."""
    if any(token.text == "double" for token in tokens) and (name := _no_number(facts)):
        return _("“%(name)s” is no number.") % {"name": name}
    reader = Reader(tokens, {name: kind_of(value) for name, value in facts.items()})
    reader.read()
    return next((words for one in reader.compared if (words := _unlike(*one))), "")


def _no_number(facts: dict[str, Any]) -> str:
    """The fact that says “NaN” or “Infinity”: read as a number it is neither above nor below any limit."""
    values = ((name, value if isinstance(value, list) else [value]) for name, value in facts.items())
    return next((name for name, those in values if any(NO_NUMBER.match(str(one)) for one in those)), "")


def _unlike(sign: str, left: Part, right: Part) -> str:
    if sign == "in":
        right = Part(element_of(right.kind), right.fact)
    one, other = (left, right) if left.fact else (right, left)
    if one.fact and MISSING not in (one.kind, other.kind) and UNKNOWN in one.kind + other.kind:
        return _("“%(name)s” is compared with something of which the kind cannot be told.") % {"name": one.fact}
    if _fits(one.kind, other.kind):
        return ""
    told = {"name": one.fact, "given": _named(one.kind), "wanted": _named(other.kind)}
    if not one.fact:
        return _("%(given)s is compared with %(wanted)s.") % told
    return _("“%(name)s” is %(given)s, and is compared with %(wanted)s.") % told


def _fits(one: str, other: str) -> bool:
    """Whether both are of one kind. What was not sent is named when the condition is decided."""
    if one == other or MISSING in (one, other):
        return True
    are_lists = one.startswith(list_of("")) and other.startswith(list_of(""))
    return are_lists and _fits(element_of(one), element_of(other))


def _named(kind: str) -> str:
    names = {
        "bool": _("true or false"),
        "number": _("a number"),
        "text": _("a text"),
        "moment": _("a moment"),
        "span": _("a length of time"),
        "type": _("a kind of value"),
        list_of("bool"): _("a list of true or false"),
        list_of("number"): _("a list of numbers"),
        list_of("text"): _("a list of texts"),
    }
    return names.get(kind) or _("a list")
