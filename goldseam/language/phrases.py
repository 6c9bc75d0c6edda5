"""Phrases of the rules: how they are written, and whether one stands at a place.

Words stand in order, separated by spaces. `a|b` is either, `a?` may be missing, `!a` is any word but that, `a~` is a
with the endings that the language gives its words, `{name}` is one out of a list, `...` is up to five words, and `^` is
the beginning of a sentence.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from goldseam.language.words import PAUSES, STOPS

LONGEST_GAP = 5
OPENINGS = STOPS | {":", "(", "–", "—"}


@dataclass(frozen=True)
class Step:
    """One place in a phrase: words, or endings of words, that fit there."""

    words: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    is_optional: bool = False
    is_other: bool = False
    gap: int = 0

    def fits(self, word: str) -> bool:
        found = word in self.words or bool(self.endings and word.endswith(self.endings))
        return word not in PAUSES and not found if self.is_other else found


@dataclass(frozen=True)
class Phrase:
    """A sequence of steps. `at_start` asks for the beginning of a sentence."""

    steps: tuple[Step, ...]
    at_start: bool = False

    @cached_property
    def first_words(self) -> frozenset[str]:
        """Words by which one can tell that it is worth looking."""
        first: frozenset[str] = frozenset()
        for step in self.steps:
            first |= step.words
            if not step.is_optional:
                return first
        return first

    def end_at(self, words: list[str], i: int) -> int:
        """The place after the phrase if it stands at i, or -1."""
        if self.at_start and i and words[i - 1] not in OPENINGS:
            return -1
        return _end(self.steps, 0, words, i)


def parse(text: str, lists: dict[str, list[str]]) -> Phrase:
    """A phrase as it is written in the rules. Raises ValueError for one that cannot be found."""
    parts = text.split()
    at_start = parts[:1] == ["^"]
    phrase = Phrase(tuple(_step(part, lists) for part in parts[at_start:]), at_start)
    opening = next((step for step in phrase.steps if not step.is_optional), None)
    if opening is None or not opening.words or opening.is_other or opening.endings:
        raise ValueError(f"The phrase “{text}” has to begin with words or a list of whole words.")
    return phrase


def _end(steps: tuple[Step, ...], at: int, words: list[str], i: int) -> int:
    while at < len(steps):
        step = steps[at]
        if step.gap:
            return _end_after_gap(steps, at, words, i)
        if i < len(words) and step.fits(words[i]):
            if step.is_optional and (end := _end(steps, at + 1, words, i + 1)) >= 0:
                return end
            if not step.is_optional:
                at, i = at + 1, i + 1
                continue
        if not step.is_optional:
            return -1
        at += 1
    return i


def _end_after_gap(steps: tuple[Step, ...], at: int, words: list[str], i: int) -> int:
    for skipped in range(steps[at].gap + 1):
        if (end := _end(steps, at + 1, words, i + skipped)) >= 0:
            return end
        if i + skipped >= len(words) or words[i + skipped] in PAUSES:
            return -1
    return -1


def _step(part: str, lists: dict[str, list[str]]) -> Step:
    if part == "...":
        return Step(gap=LONGEST_GAP)
    is_other, is_optional = len(part) > 1 and part[0] == "!", len(part) > 1 and part[-1] == "?"
    choices = list(_choices(part[is_other : len(part) - is_optional], lists))
    return Step(
        words=frozenset(word for word in choices if "*" not in word),
        endings=tuple(word[1:] for word in choices if word.startswith("*")),
        is_optional=is_optional,
        is_other=is_other,
    )


def _choices(part: str, lists: dict[str, list[str]]) -> Iterator[str]:
    for word in part.split("|"):
        if word.startswith("{") and word.endswith("}"):
            if word[1:-1] not in lists:
                raise ValueError(f"There is no list called {word}.")
            yield from lists[word[1:-1]]
        elif word.endswith("~"):
            yield from (word[:-1] + ending for ending in lists["inflections"])
        else:
            yield word
