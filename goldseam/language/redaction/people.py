"""People whose names are known, and the words that point to them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from goldseam.language.redaction.findings import Known
from goldseam.language.redaction.tokens import fold, foldings, tokens
from goldseam.language.redaction.wording import Wording, ambiguous_names, nobody, not_names

SHORTEST_HANDLE = 4
SHORTEST_NAME = 4  # in small letters


@dataclass(eq=False)
class Person:
    """A known person. `parts` are the words of the name in each way of writing them, without “van” and “de”."""

    key: str
    known: Known
    parts: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    length: int = 0
    initials: frozenset[str] = field(init=False)

    def __post_init__(self):
        self.initials = frozenset(part[0] for part in self.parts)

    @classmethod
    def of(cls, known: Known, wording: Wording) -> "Person":
        words = [token.text for token in tokens(known.name)]
        particles = frozenset(fold(word) for word in words if fold(word) in wording.particles)
        parts = frozenset(form for word in words for form in foldings(word)) - particles
        return cls(fold(known.name) or known.also[0], known, parts, particles, len(words))


@dataclass(frozen=True)
class Alias:
    """A nickname, a handle or initials: folded words that point to a person in this order."""

    words: tuple[str, ...]
    person: Person
    kind: str
    written: str

    def is_meant(self, written: str, has_sign: bool) -> bool:
        """Whether these letters mean the person: “Will” may, “will” does not."""
        if self.kind == "initials":
            return written == self.written
        if self.kind == "person":
            return not written[:1].islower()
        return has_sign or len(written) >= SHORTEST_HANDLE or written == self.written

    def is_sure(self, written: str, has_sign: bool) -> bool:
        if has_sign or len(self.words) > 1:
            return True
        return not is_common(self.words[0]) and not (self.kind == "initials" and written.lower() in nobody("initials"))


def aliases(person: Person) -> Iterator[Alias]:
    """Whatever is said to point to the person, and handles as people make them of their names."""
    words = [token.text for token in tokens(person.known.name)]
    for handle in _joined(words):
        yield Alias((handle,), person, "handle", handle)
    for also in (also.strip() for also in person.known.also):
        local = also.partition("@")[0].partition("+")[0]
        if "@" not in also[1:]:
            yield from _alias(also.removeprefix("@"), person, _kind(also))
        elif len(local) >= SHORTEST_HANDLE and local.lower() not in nobody("postboxes"):
            yield from _alias(local, person, "handle")


def is_common(word: str) -> bool:
    """Whether the name is a word for something else, too."""
    return word in ambiguous_names() or word in not_names()


def _alias(written: str, person: Person, kind: str) -> Iterator[Alias]:
    words = tuple(token.folded for token in tokens(written))
    if words:
        yield Alias(words, person, kind, written)


def _kind(also: str) -> str:
    if also.startswith("@") or not also[:1].isupper() or any(sign in also for sign in "_."):
        return "handle"
    return "initials" if also.isupper() and len(also) <= 3 else "person"


def _joined(words: list[str]) -> Iterator[str]:
    """“anakovac”, “akovac”, “kovaca”, “anak”."""
    if len(words) > 1:
        first, last = fold(words[0]), fold(words[-1])
        for handle in {first + last, last + first, first[0] + last, last + first[0], first + last[0]}:
            if len(handle) > SHORTEST_HANDLE and not is_common(handle):
                yield handle
