"""Lines that say nearly the same, by the words that they share.

What is set (“Throttle – idle”) may be set again at a later pause, and two things set alike are two things.
"""

import re
from collections.abc import Iterator, Sequence

from goldseam.language.checklist_words import LONGEST, WORD, words

ALIKE = 0.6  # Of the words of both, by Jaccard.
_SET = re.compile(r"(.{2,}?)(?::| [-–—]) ")


class Bag:
    """The words of one text, as bits: two hundred long lines are compared in a few milliseconds."""

    def __init__(self, text: str, role: str, pause: str, numbers: dict[str, int]):
        self.role, self.pause = role, pause
        self.bits = bits_of(text[:LONGEST], numbers)
        self.size = self.bits.bit_count()
        found = _SET.match(text[:LONGEST])
        self.thing = bits_of(found[1], numbers) if found else 0


def bits_of(text: str, numbers: dict[str, int]) -> int:
    bits = 0
    for word in WORD.findall(text.lower()):
        bits |= 1 << numbers.setdefault(word, len(numbers))
    return bits


def alike(texts: Sequence[str], roles: Sequence[str] = (), pauses: Sequence[str] = ()) -> dict[int, int]:
    """For each text that says nearly what an earlier one says to the same role, the index of the first of these.

    At another pause only the very same counts.
    """
    numbers: dict[str, int] = {}
    bags = [
        Bag(text, roles[place].lower() if roles else "", pauses[place] if pauses else "", numbers)
        for place, text in enumerate(texts)
    ]
    names = list(numbers)
    found: dict[int, int] = {}
    for place, bag in enumerate(bags):
        for earlier in _like(bag, bags[:place]):
            if _may_be_like(bag, bags[earlier]) and not _are_told_apart(bag, bags[earlier], names):
                found[place] = earlier
                break
    return found


def _may_be_like(bag: Bag, earlier: Bag) -> bool:
    if bag.role != earlier.role:
        return False
    if bag.thing and earlier.thing and not _share_most(bag.thing, earlier.thing):
        return False
    return bag.pause == earlier.pause or (bag.bits == earlier.bits and not bag.thing)


def _share_most(one: int, other: int) -> bool:
    return (one & other).bit_count() >= ALIKE * (one | other).bit_count()


def _like(bag: Bag, others: list[Bag]) -> Iterator[int]:
    """Written in one piece: this runs for every pair."""
    bits, size = bag.bits, bag.size
    least = ALIKE / (1 + ALIKE)
    for place, other in enumerate(others):
        together = size + other.size
        if together and (bits & other.bits).bit_count() >= least * together - 1e-9:
            yield place


def _are_told_apart(one: Bag, other: Bag, names: list[str]) -> bool:
    """Whether what differs is a number or one of a pair: “left engine off”, “right engine off”."""
    mine, theirs = _words(one.bits & ~other.bits, names), _words(other.bits & ~one.bits, names)
    if not mine or not theirs:
        return False
    if all(any(sign.isdigit() for sign in word) for word in mine + theirs):
        return True
    return any(frozenset((word, its)) in words().opposites for word in mine for its in theirs)


def _words(bits: int, names: list[str]) -> list[str]:
    found = []
    while bits:
        lowest = bits & -bits
        found.append(names[lowest.bit_length() - 1])
        bits ^= lowest
    return found
