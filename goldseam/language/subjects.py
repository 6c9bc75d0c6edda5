"""Who or what a phrase is about: a person, the writers themselves, the public, a thing, or nobody."""

from typing import NamedTuple

from goldseam.language.rulebook import Rulebook, given_names
from goldseam.language.words import HIDDEN, PAUSES, STOPS, Words

FAR = 30
NEAR = 8


class Subject(NamedTuple):
    """`person`, `name`, `we`, `public`, `thing`, `missing` or `unknown`, and the place of the word that says so."""

    kind: str
    place: int = -1


def subject_of(look: str, text: Words, start: int, end: int, book: Rulebook) -> Subject:
    """The subject of the phrase between two places, found the way its rule asks for."""
    if look == "sentence":
        return in_sentence(text, start, end, book)
    if look == "clause":
        return in_clause(text, start, end, book)
    return before(text, start, book)


def before(text: Words, start: int, book: Rulebook) -> Subject:
    """The noun or pronoun to the left of a verb, past adverbs, auxiliaries and what hangs on the noun."""
    words = text.words
    i = start - 1
    while i >= 0 and start - i < FAR and book.has("skipped", words[i]):
        i -= 1
    if i >= 0 and words[i] in "),":
        return _across_a_pause(text, i, book)
    if i < 0 or words[i] in PAUSES:
        return Subject("missing")
    if words[i] in book.lists["determiners"] and words[i] not in book.lists["impersonal"]:
        return Subject("unknown")
    if i > 1 and book.has("linking", words[i]) and not _parts_phrases(words[i - 1], book):
        i -= words[i - 1] not in book.lists["determiners"]
    word = words[i]
    if word in book.lists["relative"]:
        return _antecedent(text, i, book)
    if pronoun := _pronoun(text, i, book):
        return pronoun
    if word in book.lists["connectives"]:
        return _first(text, _sentence_start(words, i), i, book) or Subject("missing")
    if who := _who_before(text, i, book):
        return _antecedent(text, who, book)
    return _noun_phrase(text, i, book)


def in_clause(text: Words, start: int, end: int, book: Rulebook) -> Subject:
    """The first noun or pronoun of the clause that can be a subject, wherever the verb stands."""
    words = text.words
    first, last = start, end
    while first > 0 and start - first < FAR and not _parts_clauses(words[first - 1], book):
        first -= 1
    while last < len(words) and last - end < FAR and not _parts_clauses(words[last], book):
        last += 1
    return _first(text, first, last, book) or Subject("missing")


def in_sentence(text: Words, start: int, end: int, book: Rulebook) -> Subject:
    """A person if the sentence speaks of one, else a thing if it speaks of one."""
    words = text.words
    first, last = _sentence_start(words, start), end
    while last < len(words) and last - end < FAR and words[last] not in STOPS:
        last += 1
    found = [_class(text, i, book) for i in range(first, last) if not start <= i < end]
    for kind in ("person", "thing"):
        if kind in found:
            return Subject(kind, first + found.index(kind))
    return Subject("unknown")


def _across_a_pause(text: Words, i: int, book: Rulebook) -> Subject:
    """Past “, who was tired,” to whom that belongs; nothing if the pause ends the opening of the sentence."""
    words = text.words
    opening = i - 1
    while opening >= 0 and i - opening < FAR and words[opening] not in STOPS and words[opening] not in ",(":
        opening -= 1
    if opening <= 0 or words[opening] in STOPS:
        return _first(text, opening + 1, i, book) or Subject("missing")
    return _noun_phrase(text, opening - 1, book)


def _antecedent(text: Words, i: int, book: Rulebook) -> Subject:
    """Whom “who” or “which” speaks of."""
    is_person = text.words[i] in book.lists["persons"]
    j = i - 1
    while j >= 0 and text.words[j] == ",":
        j -= 1
    if j < 0 or text.words[j] in PAUSES:
        return Subject("person" if is_person else "thing", i)
    found = _noun_phrase(text, j, book)
    if found.kind in ("unknown", "missing", "name"):
        return Subject("person" if is_person else "thing", j)
    return found


def _who_before(text: Words, i: int, book: Rulebook) -> int:
    """The place of a “who” whose clause ends here: of “the person who set up the alert”, if there is one."""
    for j in range(i - 1, max(0, i - NEAR), -1):
        if text.words[j] in PAUSES or text.words[j] in book.lists["connectives"]:
            return 0
        if text.words[j] in book.lists["persons"] and text.words[j] in book.lists["relative"]:
            return j
    return 0


def _noun_phrase(text: Words, last: int, book: Rulebook, depth: int = 0) -> Subject:
    """The class of the noun that heads the phrase which ends there: of “the log of the operator”, the log."""
    words = text.words
    first = last
    while (
        first > 0
        and last - first < FAR
        and not _opens_noun_phrase(words[first], book)
        and not _parts_phrases(words[first - 1], book)
    ):
        first -= 1
    kind = _head(text, first, last, book)
    before = first - 1
    links = before > 0 and (words[before] in book.lists["prepositions"] or book.has("linking", words[before]))
    if links and depth < NEAR and words[before - 1] not in PAUSES:
        outer = _noun_phrase(text, before - 1, book, depth + 1)
        if (
            outer.kind in ("person", "public", "thing", "we", "name")
            and words[before - 1] not in book.lists["quantities"]
        ):
            return outer
        if kind.kind == "we" and words[before - 1] in book.lists["quantities"]:  # “one of our engineers”
            return Subject("person", kind.place)
    return kind


def _head(text: Words, first: int, last: int, book: Rulebook) -> Subject:
    word = text.words[last]
    if word == HIDDEN:
        return Subject("thing", last)
    if pronoun := _pronoun(text, last, book):
        return pronoun
    kind = _class(text, last, book)
    if kind == "person" and text.words[first] in book.lists["ours"]:
        kind = "we"
    if kind == "unknown" and word[0] != "@" and text.written(last)[0].isupper() and not text.written(last).isupper():
        kind = "thing" if any(_class(text, i, book) == "thing" for i in range(first, last)) else "name"
    if word[0] == "@":
        kind = "name"
    return Subject(kind, last)


def _class(text: Words, i: int, book: Rulebook) -> str:
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


def _is_named(text: Words, i: int, word: str) -> bool:
    return (word in given_names() or word in text.people) and text.written(i)[0].isupper()


def _is_software(text: Words, i: int, book: Rulebook) -> bool:
    """Whether an “operator” is a program: “the Prometheus operator”, “WorkflowManager Controller”."""
    before = text.words[i - 1]
    is_compound = any(letter.isupper() for letter in text.written(i - 1)[1:]) and not text.written(i - 1).isupper()
    return is_compound or before in book.lists["software"]


def _pronoun(text: Words, i: int, book: Rulebook) -> Subject | None:
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
        kind = _class(text, j, book)
        if kind != "unknown":
            return Subject(kind, i)
    return Subject("person", i)


def _first(text: Words, first: int, last: int, book: Rulebook) -> Subject | None:
    for i in range(first, last):
        if _is_oblique(text.words, i, first, book):
            continue
        if text.words[i] in book.lists["determiners"]:
            continue
        if pronoun := _pronoun(text, i, book):
            return pronoun
        kind = _class(text, i, book)
        if kind == "person" and i > first and text.words[i - 1] in book.lists["ours"]:
            kind = "we"
        if kind != "unknown":
            return Subject(kind, i)
    return None


def _is_oblique(words: list[str], i: int, first: int, book: Rulebook) -> bool:
    """Whether the noun is no subject: “to the operator”, “dem Techniker”."""
    if i > first and words[i - 1] in book.lists["determiners"]:
        return words[i - 1] in book.lists["oblique"] or (i - 1 > first and words[i - 2] in book.lists["oblique"])
    return i > first and words[i - 1] in book.lists["oblique"]


def _sentence_start(words: list[str], i: int) -> int:
    start = i
    while start > 0 and i - start < FAR and words[start - 1] not in STOPS:
        start -= 1
    return start


def _opens_noun_phrase(word: str, book: Rulebook) -> bool:
    return word in book.lists["determiners"]


def _parts_phrases(word: str, book: Rulebook) -> bool:
    return word in PAUSES or word in book.lists["prepositions"] or word in book.lists["connectives"]


def _parts_clauses(word: str, book: Rulebook) -> bool:
    return word in PAUSES or word in book.lists["connectives"]
