"""Conditions in words, as far as they are plain: one fact, compared with one value. The others stand as written."""

import json

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.common.typed_values import value_of
from goldseam.guardrails.tokens import tokens_of


class How(models.TextChoices):
    """How a fact is compared, for those who write no CEL."""

    TRUE = "true", gettext_lazy("is true")
    FALSE = "false", gettext_lazy("is false")
    IS = "==", gettext_lazy("is")
    IS_NOT = "!=", gettext_lazy("is not")
    MORE = ">", gettext_lazy("is more than")
    LESS = "<", gettext_lazy("is less than")
    AT_LEAST = ">=", gettext_lazy("is at least")
    AT_MOST = "<=", gettext_lazy("is at most")
    HOLDS = "in", gettext_lazy("is a list that holds")
    BEGINS = "startsWith", gettext_lazy("begins with")


def built(fact: str, how: str, value: str = "") -> str:
    """A condition in CEL out of a fact, a comparison and a value, as a form gives them."""
    if how in {How.TRUE, How.FALSE}:
        return f"{fact} == {how}"
    if how == How.HOLDS:
        return f"{written(value)} in {fact}"
    if how == How.BEGINS:
        return f"{fact}.startsWith({_quoted(value)})"
    return f"{fact} {how} {written(value)}"


def parts_of(condition: str) -> dict[str, str]:
    """The fact, the comparison and the value of which `built` makes this very condition; nothing where it is more."""
    for fact, how, value in _guessed([token.text for token in tokens_of(condition)]):
        if how in How.values and built(fact, how, value) == condition:
            return {"fact": fact, "how": how, "value": value}
    return {}


def _guessed(texts: list[str]):
    """Values stand in quotes only where they would be read as something else without."""
    if len(texts) == 3 and texts[1] == "in":
        texts = [texts[2], "in", texts[0]]
    if len(texts) == 6 and texts[1:4:2] == [".", "("] and texts[2] == How.BEGINS:
        texts = [texts[0], texts[2], texts[4]]
    if len(texts) == 3 and texts[0].isidentifier():
        fact, how, value = texts
        bare = value_of(value)
        yield from [(fact, value, "")] * (how == "==") + [(fact, how, str(bare)), (fact, how, value)]


def written(value: str) -> str:
    """A value as CEL writes it. It is read as pipelines read their facts: true, numbers, lists, and all else text."""
    typed = value_of(value.strip())
    return _quoted(value) if isinstance(typed, str) else json.dumps(typed, ensure_ascii=False)


def _quoted(value: str) -> str:
    """A text in quotes, whether it came in quotes or not."""
    typed = value_of(value.strip())
    return json.dumps(typed if isinstance(typed, str) else value.strip(), ensure_ascii=False)


def in_words(condition: str) -> str:
    """The condition as a part of a sentence."""
    texts = [token.text for token in tokens_of(condition)]
    if len(texts) == 1 and texts[0].isidentifier():
        return _("%(fact)s is true") % {"fact": texts[0]}
    if len(texts) == 2 and texts[0] == "!":
        return _("%(fact)s is false") % {"fact": texts[1]}
    if len(texts) == 3 and texts[0].isidentifier() and texts[1] in How.values:
        return f"{texts[0]} {How(texts[1]).label} {texts[2]}"
    if len(texts) == 3 and texts[1] == "in":
        return _("%(fact)s holds %(value)s") % {"fact": texts[2], "value": texts[0]}
    return condition
