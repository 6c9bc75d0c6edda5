"""Conditions of gates, written in CEL (the Common Expression Language): read, kept within bounds, and decided on facts.

A condition that cannot be decided, since a fact is missing or is of another kind, is never taken for “no”.
"""

import re
import sys
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from types import ModuleType
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from goldseam.guardrails.comparing import odd_comparison
from goldseam.guardrails.kinds_of_parts import TYPES
from goldseam.guardrails.tokens import ELEMENTWISE, Token, bound_names, tokens_of

LONGEST = 500
LONGEST_PATTERN = 100
MOST_ELEMENTWISE, MOST_SUMS = 5, 20
KNOWN = {"size", "contains", "startsWith", "endsWith", "matches", "int", "uint", "double", "string", "type"}
KNOWN |= {"timestamp", "duration", "getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfWeek"}
KNOWN |= {"getDayOfYear", "getHours", "getMinutes", "getSeconds"}
UNDEFINED = re.compile(r"^Undefined variable or function: '([^']*)'")
PLACE = re.compile(r"<input>:(\d+):(\d+)")


@dataclass(frozen=True)
class Verdict:
    """Whether a condition is met. None: it cannot be decided, and `words` say why."""

    applies: bool | None
    words: str = ""


def decide(condition: str, facts: dict[str, Any]) -> Verdict:
    """Whether the condition is met by these facts. A blank one always is."""
    if not condition.strip():
        return Verdict(True)
    try:
        program = _program(condition)
    except ValidationError as error:  # It was read once; another release of the library may read it otherwise.
        return Verdict(None, " ".join(error.messages))
    try:
        if words := odd_comparison(tokens_of(condition), facts):
            return Verdict(None, words)
        found = program.execute(facts)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        return _undecided(error)
    if isinstance(found, bool):
        return Verdict(found)
    return Verdict(None, _("The condition comes out as something other than true or false."))


def check(condition: str) -> None:
    """Refuses what is no condition, in words."""
    if condition.strip():
        _program(condition)


def facts_in(condition: str) -> list[str]:
    """The names of the facts that a condition asks for, in order."""
    if not condition.strip():
        return []
    try:
        names = _program(condition).variables()
    except ValidationError:
        return []
    return [name for name in names if name not in bound_names(tokens_of(condition)) | TYPES]


def facts_of(clauses) -> list[str]:
    """The names of the facts that these clauses ask for, each once."""
    return list(dict.fromkeys(name for clause in clauses for name in facts_in(clause.condition)))


@lru_cache(maxsize=1000)
def _program(condition: str):
    if len(condition) > LONGEST:
        raise ValidationError(_("At most %(most)s characters. Split it into several clauses.") % {"most": LONGEST})
    tokens = tokens_of(condition)
    _refuse_costly(tokens)
    program = _compiled(condition)
    _refuse_parts(tokens)
    for name in program.functions():
        if name.isidentifier() and name not in KNOWN:
            raise ValidationError(_("There is no “%(name)s(…)” here.") % {"name": name})
    _refuse_odd_patterns(tokens)
    _refuse_unread(tokens)
    return program


def _compiled(condition: str):
    try:
        return _cel().compile(condition)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        raise ValidationError(_unread(condition, str(error))) from error


def _cel():
    """The language itself, loaded when a condition is first read; its command line, which takes ten times as long,
    stays away."""
    sys.modules.setdefault("cel.cli", ModuleType("cel.cli"))
    return import_module("cel")


def _unread(condition: str, told: str) -> str:
    """What is wrong, in words: where reading stopped, and what people mostly meant."""
    texts = [token.text for token in tokens_of(condition)]
    if "=" in texts:
        return _("Two signs compare: write == where there is a single =.")
    if words := {"and", "or", "not", "AND", "OR", "NOT"} & {*texts}:
        told_words = {"word": min(words)}
        return _("“%(word)s” is not known here: write && for and, || for or, ! for not.") % told_words
    if texts.count("(") != texts.count(")"):
        return _("A bracket is not closed, or one too many is.")
    place = PLACE.search(told)
    column = int(place[2]) if place and place[1] == "1" else 0
    if 0 < column <= len(condition):
        return _("It cannot be read from here on: “%(rest)s”.") % {"rest": condition[column - 1 : column + 30]}
    return _("It cannot be read: something is missing at the end.")


def _refuse_costly(tokens: list[Token]) -> None:
    """What could take seconds: going through lists within lists, and making ever longer ones."""
    open_brackets: list[bool] = []
    for place, token in enumerate(tokens):
        if token.text in "([{":
            starts = token.text == "(" and place > 1 and tokens[place - 1].text in ELEMENTWISE
            if starts and tokens[place - 1].text == "map":
                raise ValidationError(_("“map” is not needed for a yes or no. Use exists or all."))
            if starts and any(open_brackets):
                raise ValidationError(_("One list cannot be gone through inside another. Write two clauses."))
            open_brackets.append(starts)
        elif token.text in ")]}" and open_brackets:
            open_brackets.pop()
    texts = [token.text for token in tokens]
    if sum(text in ELEMENTWISE for text in texts) > MOST_ELEMENTWISE or texts.count("+") > MOST_SUMS:
        raise ValidationError(_("That is a lot for one condition. Split it into several clauses."))


def _refuse_parts(tokens: list[Token]) -> None:
    for before, dot, name, after in zip(tokens, tokens[1:], tokens[2:], [*tokens[3:], Token("end", "")], strict=False):
        if before.kind == "name" and dot.text == "." and name.kind == "name" and after.text != "(":
            told = {"name": f"{before.text}_{name.text}"}
            raise ValidationError(_("A fact has no parts. Write its name as one word, such as %(name)s.") % told)


def _refuse_odd_patterns(tokens: list[Token]) -> None:
    """A pattern is written out, so that a fact cannot bring one that takes long."""
    for place, token in enumerate(tokens):
        if token.text != "matches":
            continue
        pattern = tokens[place + 2] if len(tokens) > place + 2 else Token("end", "")
        is_short = len(pattern.text) <= LONGEST_PATTERN and "{" not in pattern.text
        if pattern.kind != "text" or not is_short:
            raise ValidationError(_("After “matches” stands a short pattern in quotes, without counts in {…}."))
        if decide_pattern(pattern.text) is None:
            raise ValidationError(_("The pattern after “matches” cannot be read."))


def _refuse_unread(tokens: list[Token]) -> None:
    """What cannot be looked through for facts of another kind, such as a map."""
    try:
        odd = odd_comparison(tokens, {})
    except (ValueError, RecursionError) as error:
        raise ValidationError(_("Keep to facts, values, lists and comparisons: it is more than that.")) from error
    if odd:
        raise ValidationError(odd)


def decide_pattern(written: str) -> bool | None:
    try:
        return _compiled(f'"".matches({written})').execute({})
    except (ValidationError, RuntimeError, TypeError, ValueError):
        return None


def _undecided(error: BaseException) -> Verdict:
    if found := UNDEFINED.match(str(error)):
        name = found[1]
        told = _("It cannot be decided without “%(name)s”: send --fact %(name)s=…") % {"name": name}
        return Verdict(None, told)
    if isinstance(error, TypeError):
        return Verdict(None, _("A fact is of another kind than the condition compares it with."))
    if isinstance(error, IndexError):
        return Verdict(None, _("A list among the facts is shorter than the condition takes it to be."))
    return Verdict(None, _("The condition cannot be decided on these facts."))
