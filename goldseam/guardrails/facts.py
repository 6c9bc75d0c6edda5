"""Facts that a pipeline sends with its question: few, small, and of the kinds that conditions can compare."""

import json
import math
import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from goldseam.common.plain_text import is_clean

MOST, MOST_ELEMENTS = 100, 100
LARGEST = 16 * 1024
LONGEST_TEXT = 2000
FURTHEST = 1e15
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,59}\Z")
# Words of CEL itself, and what a gate adds to the facts by itself.
TAKEN = {"true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import"}
TAKEN |= {"let", "loop", "package", "namespace", "return", "var", "void", "while", "int", "uint", "double", "bool"}
TAKEN |= {"string", "bytes", "list", "map", "type", "null_type", "project", "ref"}


def checked(facts: Any) -> dict[str, Any]:
    """The facts, if a condition can be decided on them; refused in words otherwise."""
    if not isinstance(facts, dict):
        raise ValidationError({"facts": _("Facts are names with values.")})
    if len(facts) > MOST:
        raise ValidationError({"facts": _("At most %(most)s facts.") % {"most": MOST}})
    for name, value in facts.items():
        if words := _problem_with(name, value):
            raise ValidationError({"facts": words})
    if len(json.dumps(facts)) > LARGEST:
        raise ValidationError({"facts": _("The facts are too large. Send at most 16 KB.")})
    return facts


def _problem_with(name: Any, value: Any) -> str:
    told = {"name": str(name)[:60]}
    if not isinstance(name, str) or not NAME.match(name):
        return _("“%(name)s” is no name of a fact: letters without accents, digits and _, at most 60.") % told
    if name in TAKEN:
        return _("“%(name)s” has a meaning of its own. Choose another name for the fact.") % told
    values = value if isinstance(value, list) else [value]
    if len(values) > MOST_ELEMENTS:
        return _("“%(name)s” has more than %(most)s elements.") % (told | {"most": MOST_ELEMENTS})
    if any(isinstance(one, str) and len(one) > LONGEST_TEXT for one in values):
        return _("“%(name)s” is a longer text than %(most)s characters.") % (told | {"most": LONGEST_TEXT})
    if not all(_is_plain(one) for one in values):
        return _("“%(name)s” is not true, false, a number, a text, or a list of these.") % told
    if len({_sort(one) for one in values}) > 1:
        return _("“%(name)s” is a list of different kinds of values.") % told
    return ""


def _is_plain(value: Any) -> bool:
    if isinstance(value, bool):
        return True
    if isinstance(value, int):
        return abs(value) <= FURTHEST
    if isinstance(value, float):
        return math.isfinite(value) and abs(value) <= FURTHEST
    return isinstance(value, str) and is_clean(value)


def _sort(value: Any) -> str:
    return "number" if isinstance(value, (int, float)) and not isinstance(value, bool) else type(value).__name__
