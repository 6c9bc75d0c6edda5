"""What readers could still work out: a role that one person holds, on a day, in a place, is that person."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from goldseam.language.redaction.findings import Known
from goldseam.language.redaction.wording import Wording, wording


class Hint(NamedTuple):
    """Something in the text that helps to tell who it was: a `role`, `day` or `place`, and wider words for it."""

    kind: str
    what: str
    offer: str


def reidentification_hints(
    text: str, known: Iterable[Known], *, language: str = "en", places: Iterable[str] = ()
) -> list[Hint]:
    """What to widen in a redacted text. Roles that several of the known hold tell nobody apart and are left out.

    `known` is everybody who could be meant, not only those in the text; `places` are names of places beyond what the
    words tell. Days and places are named only beside such a role. Each thing is named once.
    """
    words = wording(language)
    roles = [Hint("role", role, words.responder) for role in _single(known) if _says(text, role)]
    if not roles:
        return []
    return [*roles, *_days(text, words), *_places(text, places, words)]


def _single(known: Iterable[Known]) -> list[str]:
    holders: dict[str, set[str]] = {}
    for one in known:
        holders.setdefault(one.role, set()).add(one.name)
    return [role for role, names in holders.items() if len(names) == 1]


def _says(text: str, role: str) -> bool:
    return bool(re.search(rf"(?<!\w)(?i:{re.escape(role)})(?!\w| [A-Z]{{1,2}}\b)", text))


def _days(text: str, words: Wording) -> Iterator[Hint]:
    months = "|".join(words.hints["months"].split())
    pattern = (
        rf"\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}\.\d{{1,2}}\.\d{{4}}\b"
        rf"|\b\d{{1,2}}\.?\s(?:{months})\b|\b(?:{months})\s\d{{1,2}}\b"
    )
    for day in dict.fromkeys(found[0] for found in re.finditer(pattern, text)):
        yield Hint("day", day, words.hints["day"])


def _places(text: str, places: Iterable[str], words: Wording) -> Iterator[Hint]:
    kinds = "|".join(words.hints["places"].split())
    named = [re.escape(place) for place in places if place.strip()]
    pattern = "|".join(
        [rf"\b(?i:{kinds})\s(?:[A-Z]?\d{{1,4}}[A-Za-z]?|[A-Z])\b", *(rf"(?<!\w){name}(?!\w)" for name in named)]
    )
    for place in dict.fromkeys(found[0] for found in re.finditer(pattern, text)):
        yield Hint("place", place, words.hints["place"])
