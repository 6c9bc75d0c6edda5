"""What headings, columns and states mean. The words themselves are data, in vocabulary.toml."""

import difflib
import re
import tomllib
from functools import cache
from importlib.resources import files

from goldseam.exchange.postmortems.words import heading_words

# A longer heading is a sentence; a single word that it mentions in passing says little about what stands below it.
LONGEST = 9


@cache
def vocabulary() -> dict:
    return tomllib.loads(files(__package__).joinpath("vocabulary.toml").read_text("utf-8"))


@cache
def words(table: str, name: str) -> frozenset[str]:
    return frozenset(vocabulary()[table][name])


def kind_of(heading: str) -> str:
    """The one kind of section that a heading opens, or nothing."""
    return next(iter(kinds_of(heading)), "")


def kinds_of(heading: str) -> tuple[str, ...]:
    """The kinds of section that a heading names, the first one first: "Severity & impact", "Lessons and next steps"."""
    text = heading_words(heading)
    if not text:
        return ()
    if text in _alone():
        return (_alone()[text],)
    return _found_in(text) or _found_in(_spelled(text))


def is_whole(heading: str) -> bool:
    """Is the heading such a word and nothing else?"""
    return heading_words(heading) in _alone()


def _found_in(text: str) -> tuple[str, ...]:
    found = [
        (hit.start(), -len(hit[0]), kind) for kind, phrases in _anywhere().items() for hit in phrases.finditer(text)
    ]
    if len(text.split()) > LONGEST:
        found = [(start, length, kind) for start, length, kind in found if " " in text[start : start - length]]
    if not found or len(text.split()) > 2 * LONGEST:
        return ()
    kinds = list(dict.fromkeys(kind for _, _, kind in sorted(_outermost(found))))
    if "went_well" in kinds and _is_negative(text):
        kinds = ["went_badly", *kinds]
    if "other" in kinds or ("timeline" in kinds and "and" not in text.split()):
        return ("other",) if "other" in kinds else ("timeline",)
    if "timeline" in kinds:
        kinds = ["timeline", *kinds]
    return tuple(dict.fromkeys(kinds))


def _outermost(found: list) -> list:
    """Hits that do not lie inside a longer one: "contributing causes" are no causes."""
    spans = [(start, start - length, kind) for start, length, kind in found]
    return [
        (start, start - end, kind)
        for start, end, kind in spans
        if not any(a <= start and end <= b and b - a > end - start for a, b, _ in spans)
    ]


def _is_negative(text: str) -> bool:
    return not words("words", "not").isdisjoint(text.split()) and " and what " not in text


def _spelled(text: str) -> str:
    """The heading with slips of the pen put right: "Appendinx", "Lesons learned"."""
    return " ".join(_near(word) for word in text.split()[:LONGEST])


def _near(word: str) -> str:
    """The known word that somebody meant. Few people miss the first letter, which makes looking quick."""
    known = _known_words().get(word[:1], frozenset())
    if len(word) < 6 or word in known:
        return word
    alike = [other for other in sorted(known) if abs(len(other) - len(word)) <= 2]
    return next(iter(difflib.get_close_matches(word, alike, n=1, cutoff=0.85)), word)


@cache
def _known_words() -> dict[str, frozenset[str]]:
    """The longer words of all phrases, by their first letter."""
    longer = {word for phrase in _alone() for word in phrase.split() if len(word) >= 6}
    return {letter: frozenset(word for word in longer if word[0] == letter) for letter in {word[0] for word in longer}}


@cache
def _alone() -> dict[str, str]:
    """Every phrase that is a whole heading. A phrase of several kinds belongs to the one that stands first."""
    phrases: dict[str, str] = {}
    for kind, entry in vocabulary()["kinds"].items():
        for phrase in [*entry["alone"], *entry["anywhere"]]:
            phrases.setdefault(phrase, kind)
    return phrases


@cache
def _anywhere() -> dict[str, re.Pattern]:
    return {kind: _any_of(entry["anywhere"]) for kind, entry in vocabulary()["kinds"].items()}


def _any_of(phrases: list[str]) -> re.Pattern:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def means(text: str, table: str, name: str) -> bool:
    """Is this cell, item or column head one of the words of that list?"""
    return heading_words(text) in words(table, name)
