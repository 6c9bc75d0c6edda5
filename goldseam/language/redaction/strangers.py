"""People whom nobody told about: whoever is met in the texts of a document is the same person in all of them."""

import re
from collections.abc import Iterator

from goldseam.language.redaction.contacts import MAIL
from goldseam.language.redaction.findings import Found
from goldseam.language.redaction.people import SHORTEST_NAME, is_common
from goldseam.language.redaction.places import Places
from goldseam.language.redaction.reading import Reading
from goldseam.language.redaction.tokens import Token, fold, tokens
from goldseam.language.redaction.wording import Wording, ambiguous_names, nobody, not_names

SHORTEST_HINT = 3


class Strangers:
    """People met in the texts of one document. Whoever was met in full is known by a part of the name afterwards."""

    def __init__(self, wording: Wording, keep: frozenset[str]):
        self.wording = wording
        self.keep = keep
        self.met: dict[str, str] = {}  # part of a name, or a handle → whose
        self.handles: dict[tuple[str, ...], str] = {}
        self.hinted: set[str] = set()  # words of which mail addresses are made

    def meet_handle(self, written: str) -> str:
        """Whose handle this is: of somebody met by that name, or of a new person."""
        parts = tuple(token.folded for token in tokens(written.strip("<@>").partition("@")[0]))
        whose = self.met.setdefault(parts[0], parts[0]) if len(parts) == 1 else " ".join(parts)
        return self.handles.setdefault(parts, whose)

    def knows(self, word: Token) -> bool:
        """Whether the word was met as part of a name, or of a mail address that is made of names."""
        is_name = word.folded in self.met or word.folded in self.hinted
        return is_name and len(word.text) >= SHORTEST_NAME and word.folded not in not_names()

    def find(self, text: str, words: list[Token], places: Places) -> Iterator[Found]:
        """Names that the signs of a person surround, then parts of those names elsewhere."""
        self._take_hints(text)
        reading = Reading(text, words, places, self.wording, self.hinted)
        full = list(reading.full_names())
        taken = {i for first, last in full for i in range(first, last)}
        spans = [span for span in full if not self._is_kept(text, words, span)]
        for first, last in spans:
            self._meet(words[first:last])
        for first, last in spans:
            has_handle = last > first + 1 and text[words[first].start - 1 : words[first].start] == "@"
            yield self._found(text, words, first + has_handle, last)  # “@Tony Yang”
        for first, last in self._parts(text, words, places, reading, taken):
            if not self._is_kept(text, words, (first, last)):
                self._meet(words[first:last])
                yield self._found(text, words, first, last)
        yield from self._bare_handles(text, words, reading)

    def _take_hints(self, text: str) -> None:
        """“priya.nair@” says that “Priya” and “Nair” are names."""
        for found in MAIL.finditer(text) if "@" in text else ():
            parts = [fold(part) for part in re.split(r"[._+-]", found["local"]) if len(part) >= SHORTEST_HINT]
            if len(parts) > 1 and all(part.isalpha() and not _is_duty(part) for part in parts):
                self.hinted.update(parts)

    def _parts(
        self, text: str, words: list[Token], places: Places, reading: Reading, taken: set[int]
    ) -> Iterator[tuple[int, int]]:
        """Parts of names that were met, and given names that stand by themselves."""
        last = 0
        for i, word in enumerate(words):
            is_name = self._is_met(word, places) or self._is_met_below(i, word, places, reading)
            if i < last or i in taken or not (is_name or reading.is_lone_name(i) or reading.is_initial(i)):
                continue
            last = i + 1
            while last < len(words) and text[words[last - 1].end : words[last].start] == " " and last not in taken:
                if not (
                    self._is_met(words[last], places) and self.met[words[last].folded] == self.met.get(word.folded)
                ):
                    break
                last += 1
            yield i, last

    def _bare_handles(self, text: str, words: list[Token], reading: Reading) -> Iterator[Found]:
        """“krzyzacy noticed”, after “@krzyzacy”."""
        by_word: dict[str, list[tuple[str, ...]]] = {}
        for parts in self.handles:
            by_word.setdefault(parts[0], []).append(parts)
        for i, word in enumerate(words):
            for parts in by_word.get(word.folded, ()):
                these = words[i : i + len(parts)]
                if tuple(word.folded for word in these) == parts and reading.speaks_of_person(i, i + len(parts)):
                    yield Found("handle", these[0].start, these[-1].end, False, self.handles[parts])

    def _is_kept(self, text: str, words: list[Token], span: tuple[int, int]) -> bool:
        first, last = span
        return any(
            fold(text[words[i].start : words[j - 1].end]) in self.keep
            for i in range(first, last)
            for j in range(i + 1, last + 1)
        )

    def _meet(self, name: list[Token]) -> None:
        parts = [word.folded for word in name if len(word.text) > 1 and word.folded not in self.wording.titles]
        whose = next((self.met[part] for part in parts if part in self.met), " ".join(parts))
        for part in parts:
            self.met.setdefault(part, whose)

    def _is_met(self, word: Token, places: Places) -> bool:
        return (
            word.folded in self.met
            and word.text[0].isupper()
            and len(word.text) > 1
            and word.folded not in not_names()
            and word.folded not in self.wording.particles
            and word.start not in places.code
        )

    def _is_met_below(self, i: int, word: Token, places: Places, reading: Reading) -> bool:
        """“yilmaz said” and “Will left”: what is another word as well needs a sign of a person."""
        is_known = word.folded in self.met or word.folded in self.hinted
        if not is_known or word.start in places.code or word.start in places.urls:
            return False
        if word.text[0].isupper():
            return word.folded in not_names() and word.folded in ambiguous_names() and reading.acts(i + 1)
        is_long = len(word.text) >= SHORTEST_NAME and word.text.isalpha()
        is_person = (reading.speaks_of_person(i, i + 1) or reading.owns(i)) and not reading.is_thing(i)
        return is_long and not is_common(word.folded) and is_person

    def _found(self, text: str, words: list[Token], first: int, last: int) -> Found:
        whose = next(
            (self.met[word.folded] for word in words[first:last] if word.folded in self.met), words[first].folded
        )
        end = words[last - 1].end
        is_abbreviated = len(words[last - 1].text) == 1 and text[end : end + 1] == "."
        return Found("person", words[first].start, end + is_abbreviated, False, whose)


def _is_duty(word: str) -> bool:
    """Whether the word in an address stands for a task, and not for a person."""
    return word in not_names() or any(word in nobody(where) for where in ("postboxes", "groups", "accounts"))
