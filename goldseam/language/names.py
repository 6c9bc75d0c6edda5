"""People who are named in a text."""

from collections.abc import Iterable, Iterator

from goldseam.language.marks import Mark
from goldseam.language.rulebook import Group, Rulebook, given_names
from goldseam.language.words import Words

SHORTEST = 3
NOT_NAMES = ("organisations", "determiners", "connectives", "prepositions", "skipped", "stop_words")


def mark(words: Words, start: int, end: int, group: Group) -> Mark:
    """A mark over the words from `start` up to `end`."""
    while words.words[end - 1] in ",.":
        end -= 1
    first, last = words.starts[start], words.ends[end - 1]
    if start and words.ends[start - 1] == first:  # The second half of “didn't”.
        first = words.starts[start - 1]
    return Mark(group.rule, first, last, words.text[first:last], group.why, group.suggestion)


def known_names(words: Words, names: Iterable[str], book: Rulebook) -> Iterator[Mark]:
    """Mentions of people whose names are known: in full, or one part of it in capitals."""
    wanted = list(_wanted(names, book))
    if book.names is None or not wanted:
        return
    for i in range(len(words.words)):
        if not words.written(i)[:1].isupper() and words.words[i][0] != "@":
            continue
        for name in wanted:
            if _says(words, i, name):
                yield mark(words, i, i + len(name), book.names)


def name_parts(names: Iterable[str]) -> frozenset[str]:
    """The words of those names, in lower case."""
    return frozenset(part for name in names for part in name.lower().replace("’", "'").split())


def unknown_names(words: Words, book: Rulebook) -> Iterator[Mark]:
    """@handles and two capitalised words, where they do what only people do."""
    if book.names is None:
        return
    verbs = book.lists["human_verbs"]
    for i, word in enumerate(words.words):
        if word not in verbs or not i:
            continue
        if words.words[i - 1][0] == "@":
            yield mark(words, i - 1, i, book.names)
        elif i > 1 and _is_full_name(words, i - 2, book):
            yield mark(words, i - 2, i, book.names)
        elif is_given_name(words, i - 1):
            yield mark(words, i - 1, i, book.names)


def is_given_name(words: Words, i: int) -> bool:
    """Whether the word is a first name."""
    return words.words[i] in given_names() and words.written(i)[0].isupper()


def lone_name(words: Words, place: int, book: Rulebook) -> Iterator[Mark]:
    """A name that is the subject of what only people do."""
    if book.names is not None:
        first = place - 1 if place and _is_full_name(words, place - 1, book) else place
        yield mark(words, first, place + 1, book.names)


def _wanted(names: Iterable[str], book: Rulebook) -> Iterator[list[str]]:
    for name in names:
        parts = name.lower().replace("’", "'").split()
        if not parts:
            continue
        yield parts
        yield from ([part] for part in parts if len(parts) > 1 and len(part) >= SHORTEST and not _is_common(part, book))


def _is_common(word: str, book: Rulebook) -> bool:
    return word in book.lists["common_names"] or word in book.lists["connectives"] or word in book.lists["prepositions"]


def _says(words: Words, i: int, name: list[str]) -> bool:
    found = words.words[i : i + len(name)]
    return found[:-1] == name[:-1] and bool(found) and found[-1].removesuffix("'s") == name[-1]


def _is_full_name(words: Words, i: int, book: Rulebook) -> bool:
    return all(_is_name_part(words, j, book) for j in (i, i + 1))


def _is_name_part(words: Words, i: int, book: Rulebook) -> bool:
    word, written = words.words[i], words.written(i)
    return (
        written[:1].isupper()
        and written[1:].islower()
        and not any(book.has(name, word) for name in (*NOT_NAMES, "things", "people", "public"))
    )
