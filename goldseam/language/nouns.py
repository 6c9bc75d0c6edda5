"""Words that can be subjects: persons, the public, things, and pronouns that stand for them."""

from typing import NamedTuple

from goldseam.language.rulebook import Rulebook, given_names
from goldseam.language.words import HIDDEN, Words

# How many words a sentence is followed to either side.
FAR = 30


class Subject(NamedTuple):
    """`person`, `name`, `we`, `public`, `thing`, `missing` or `unknown`, and the place of the word that says so."""

    kind: str
    place: int = -1


def class_of(text: Words, i: int, book: Rulebook) -> str:
    """What the word stands for, if it is a noun of the lists or a name: the kind of a subject, or `unknown`."""
    word = text.words[i].removesuffix("'s").removesuffix("'")
    if word == HIDDEN:
        return "thing"
    if word in book.lists["persons"] or _is_named(text, i, word):
        return "person"
    if book.has("people", word):
        return "thing" if i and word in book.lists["ambiguous"] and _is_software(text, i, book) else "person"
    if book.has("public", word) or book.has("attackers", word):
        return "public"
    return "thing" if book.has("things", word) else "unknown"


def pronoun_at(text: Words, i: int, book: Rulebook) -> Subject | None:
    """Whom or what a pronoun stands for; None for another word."""
    word = text.words[i].split("'")[0]  # “he's”, “we'd”
    if word in book.lists["plural"]:
        return _they(text, i, book)
    for name, kind in (("persons", "person"), ("selves", "we"), ("impersonal", "thing")):
        if word in book.lists[name]:
            return Subject(kind, i)
    return None


def _they(text: Words, i: int, book: Rulebook) -> Subject:
    """“They” are the nearest persons or things before; persons if there are none."""
    for j in range(i - 1, max(-1, i - FAR), -1):
        kind = class_of(text, j, book)
        if kind != "unknown":
            return Subject(kind, i)
    return Subject("person", i)


def _is_named(text: Words, i: int, word: str) -> bool:
    return (word in given_names() or word in text.people) and text.written(i)[0].isupper()


def _is_software(text: Words, i: int, book: Rulebook) -> bool:
    """Whether an “operator” is a program: “the Prometheus operator”, “WorkflowManager Controller”."""
    before = text.words[i - 1]
    is_compound = any(letter.isupper() for letter in text.written(i - 1)[1:]) and not text.written(i - 1).isupper()
    return is_compound or before in book.lists["software"]
