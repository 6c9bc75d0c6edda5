"""How alike two events are: in their words, and in their tags, conditions and layers."""

import re
from dataclasses import dataclass

from goldseam.common.search import Said, said
from goldseam.common.search.vocabulary import Vocabulary
from goldseam.common.search.words import fold
from goldseam.statistics.similarity import weighted_jaccard

BOTH = 0.25  # Of the weaker of two resemblances is added to the stronger.
MARKS = (":tag:", ":factor:", ":layer:")  # Tokens of what events have in common beyond words.
_NO_WORD = re.compile(r":|v?\d")  # Marks; numbers, versions and times, whose parts any two events may have.


@dataclass(frozen=True)
class Account:
    """What is known of the event that others are compared with: its words, where it was, and its marks."""

    words: Said
    place: str = ""
    marks: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str, place: str, marks) -> "Account":
        words = Said({stem: written for stem, written in said(f"{text} {place}").items() if not _NO_WORD.match(stem)})
        return cls(words, fold(place), frozenset(marks))


@dataclass(frozen=True, order=True)
class Compared:
    """How alike an event is, and in what."""

    score: float
    key: int
    words: frozenset[str]
    marks: frozenset[str]


def compared(account: Account, key: int, text: str, known: Vocabulary) -> Compared:
    """Words by how much of the shorter account the longer one shares; marks by how much of both is shared."""
    theirs = frozenset(text.split())
    words = frozenset(word for word in theirs if not _NO_WORD.match(word))
    shared, marks = words & account.words.keys(), theirs & account.marks
    weights = sorted((known.total(account.words), known.total(words)))
    in_words = known.total(shared) / weights[0] if len(shared) > 1 and weights[0] else 0.0
    in_marks = weighted_jaccard(account.marks, marks_in(theirs), known.weights)
    stronger, weaker = max(in_words, in_marks), min(in_words, in_marks)
    return Compared(stronger + BOTH * weaker, key, frozenset(shared), frozenset(marks))


def marks_in(tokens) -> frozenset[str]:
    """Tags, conditions and layers among the tokens."""
    return frozenset(one for one in tokens if one.startswith(MARKS))
