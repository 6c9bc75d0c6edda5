"""What redaction knows, what it finds, and the text without it."""

from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True)
class Known:
    """A person whose name is known, and the role that readers see in its place, such as “the on-call engineer”.

    `also` holds whatever else points to the person: nicknames, handles, mail addresses, initials.
    """

    name: str
    role: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    """A stretch of text that readers should not see, and what they see instead.

    `start` and `end` count characters. `sure` is False where the recogniser only supposes it: a person confirms.
    """

    kind: str
    start: int
    end: int
    text: str
    replacement: str
    sure: bool


class Found(NamedTuple):
    """A finding before it has words. `who` tells people apart; `says` is what stands there instead, if fixed."""

    kind: str
    start: int
    end: int
    sure: bool = True
    who: str = ""
    says: str = ""
    owns: bool = False  # a genitive without a sign of its own: “Annas Team”, “James’ team”


def apply(text: str, findings: Iterable[Finding]) -> str:
    """The text as readers see it. Raises ValueError where the findings were made in another text."""
    parts, at = [], 0
    for finding in sorted(findings, key=lambda finding: finding.start):
        if finding.start < at or text[finding.start : finding.end] != finding.text:
            raise ValueError("The findings do not belong to this text.")
        parts += [text[at : finding.start], finding.replacement]
        at = finding.end
    return "".join([*parts, text[at:]])


def settle(found: Iterable[Found]) -> list[Found]:
    """One finding for each stretch: the sure before the supposed, then the longer; in the order of the text."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (not one.sure, one.start - one.end, one.start)):
        place = bisect(kept, one.start, key=lambda other: other.start)
        is_free = (not place or kept[place - 1].end <= one.start) and (
            place == len(kept) or one.end <= kept[place].start
        )
        if is_free and one.end > one.start:
            kept.insert(place, one)
    return kept
