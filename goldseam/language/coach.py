"""Reads a text and offers questions where words may hide a condition or a decision."""

from collections.abc import Iterable, Iterator
from itertools import chain

from goldseam.language.marks import Mark
from goldseam.language.names import is_given_name, known_names, lone_name, mark, name_parts, unknown_names
from goldseam.language.rulebook import Group, Rulebook, code_of, rulebook
from goldseam.language.subjects import subject_of
from goldseam.language.words import Words, read

# How many words before a phrase one of its exceptions may begin.
LONGEST_REACH = 14


def look(text: str, language: str = "en", *, names: Iterable[str] = (), markdown: bool = False) -> list[Mark]:
    """Marks in the text, by place. A language without rules has none; `names` are people who may be mentioned."""
    code = code_of(language)
    if code is None or not text:
        return []

    book, names = rulebook(code), list(names)
    words = read(text, is_markdown=markdown, people=name_parts(names))
    found = chain(_phrases(words, book), known_names(words, names, book), unknown_names(words, book))
    return _apart(found)


def _phrases(words: Words, book: Rulebook) -> Iterator[Mark]:
    for i, word in enumerate(words.words):
        for phrase, group in book.marked.get(word, ()):
            end = phrase.end_at(words.words, i)
            if end > i and not _is_spared(words.words, i, end, group):
                yield from _mark(words, i, end, group, book)


def _is_spared(words: list[str], start: int, end: int, group: Group) -> bool:
    """Whether an exception of the rule touches the words, wherever it begins."""
    for i in range(max(0, start - LONGEST_REACH), end):
        for phrase in group.spared.get(words[i], ()):
            if phrase.end_at(words, i) > start:
                return True
    return False


def _mark(words: Words, start: int, end: int, group: Group, book: Rulebook) -> Iterator[Mark]:
    if group.subjects:
        subject = subject_of(group.look_for_subject, words, start, end, book)
        if subject.kind not in group.subjects:
            return
        if subject.kind == "name" or (subject.kind == "person" and is_given_name(words, subject.place)):
            yield from lone_name(words, subject.place, book)
    yield mark(words, start, end, group)


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """Of marks by one rule that touch the same words, the first and longest."""
    kept: list[Mark] = []
    reached: dict[str, int] = {}
    for found in sorted(set(marks), key=lambda found: (found.start, -found.end, found.rule)):
        if found.start >= reached.get(found.rule, 0):
            kept.append(found)
            reached[found.rule] = found.end
    return kept
