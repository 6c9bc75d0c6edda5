"""Who or what a phrase is about: a person, the writers themselves, the public, a thing, or nobody."""

from goldseam.language.nouns import FAR, Subject, class_of, pronoun_at
from goldseam.language.rulebook import Rulebook
from goldseam.language.words import HIDDEN, PAUSES, STOPS, Words

NEAR = 8


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
    if i > 1 and book.has("linking", words[i]) and not _opens(words, i, book) and not _opens(words, i - 1, book):
        i -= 1  # “the person deploying was …”
    word = words[i]
    if word in book.lists["relative"]:
        return _antecedent(text, i, book)
    if pronoun := pronoun_at(text, i, book):
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
    found = [Subject(class_of(text, i, book), i) for i in range(first, last) if not start <= i < end]
    for kind in ("person", "thing"):
        for subject in found:
            if subject.kind == kind:
                return subject
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
    while first > 0 and last - first < FAR and not _opens(words, first, book):
        first -= 1
    inner = _head(text, first, last, book)
    outer_end = first - 2
    if outer_end < 0 or depth == NEAR or words[outer_end] in PAUSES or not _links(words[first - 1], book):
        return inner
    if words[outer_end] in book.lists["quantities"]:  # “one of our engineers”
        return Subject("person", inner.place) if inner.kind == "we" else inner
    outer = _noun_phrase(text, outer_end, book, depth + 1)
    return inner if outer.kind in ("unknown", "missing") else outer


def _head(text: Words, first: int, last: int, book: Rulebook) -> Subject:
    word = text.words[last]
    if word == HIDDEN:
        return Subject("thing", last)
    if pronoun := pronoun_at(text, last, book):
        return pronoun
    kind = class_of(text, last, book)
    if kind == "person" and text.words[first] in book.lists["ours"]:
        kind = "we"
    if kind == "unknown" and word[0] != "@" and text.written(last)[0].isupper() and not text.written(last).isupper():
        kind = "thing" if any(class_of(text, i, book) == "thing" for i in range(first, last)) else "name"
    if word[0] == "@":
        kind = "name"
    return Subject(kind, last)


def _first(text: Words, first: int, last: int, book: Rulebook) -> Subject | None:
    for i in range(first, last):
        if _is_oblique(text.words, i, first, book):
            continue
        if text.words[i] in book.lists["determiners"]:
            continue
        if pronoun := pronoun_at(text, i, book):
            return pronoun
        kind = class_of(text, i, book)
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


def _opens(words: list[str], i: int, book: Rulebook) -> bool:
    """Whether a noun phrase begins there."""
    return words[i] in book.lists["determiners"] or _parts_phrases(words[i - 1], book)


def _links(word: str, book: Rulebook) -> bool:
    """Whether a noun phrase hangs on the one before by this word."""
    return word in book.lists["prepositions"] or book.has("linking", word)


def _parts_phrases(word: str, book: Rulebook) -> bool:
    return word in PAUSES or word in book.lists["prepositions"] or word in book.lists["connectives"]


def _parts_clauses(word: str, book: Rulebook) -> bool:
    return word in PAUSES or word in book.lists["connectives"]
