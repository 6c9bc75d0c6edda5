"""Lines that say nearly the same, by the words that they share."""

from collections.abc import Iterator, Sequence

from goldseam.language.checklist_words import LONGEST, WORD, words

ALIKE = 0.6  # Of the words of both, by Jaccard.


class Bag:
    """The words of one text, as bits: two hundred long lines are compared in a few milliseconds."""

    def __init__(self, text: str, role: str, numbers: dict[str, int]):
        self.role = role
        self.bits = 0
        for word in WORD.findall(text[:LONGEST].lower()):
            self.bits |= 1 << numbers.setdefault(word, len(numbers))
        self.size = self.bits.bit_count()


def alike(texts: Sequence[str], roles: Sequence[str] = ()) -> dict[int, int]:
    """For each text that says nearly what an earlier one says to the same role, the index of the first of these."""
    numbers: dict[str, int] = {}
    bags = [Bag(text, roles[place].lower() if roles else "", numbers) for place, text in enumerate(texts)]
    names = list(numbers)
    found: dict[int, int] = {}
    for place, bag in enumerate(bags):
        for earlier in _like(bag, bags[:place]):
            if bags[earlier].role == bag.role and not _are_told_apart(bag, bags[earlier], names):
                found[place] = earlier
                break
    return found


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
