"""Supposes that words are the name of a person whom nobody told about: it asks, and never knows."""

from collections.abc import Iterator

from goldseam.language.redaction.findings import Found
from goldseam.language.redaction.places import Places
from goldseam.language.redaction.tokens import Token, fold
from goldseam.language.redaction.wording import Wording, ambiguous_names, given_names, not_names

MOST = 3  # words behind a given name
CHAIN = {", ", " and ", " & ", ", and ", " und ", " + ", " / ", "/"}


class Strangers:
    """People met in the texts of one document. Whoever was met in full is known by a part of the name afterwards."""

    def __init__(self, wording: Wording, keep: frozenset[str]):
        self.wording = wording
        self.keep = keep
        self.met: dict[str, str] = {}  # part of a name → whose

    def find(self, text: str, words: list[Token], places: Places) -> Iterator[Found]:
        """Names that the signs of a person surround, then parts of those names elsewhere."""
        reading = Reading(text, words, places, self.wording)
        spans = [span for span in reading.full_names() if not self._is_kept(text, words, span)]
        for first, last in spans:
            self._meet(words[first:last])
        taken = {i for first, last in spans for i in range(first, last)}
        for first, last in spans:
            yield self._found(text, words, first, last)
        for i in range(len(words)):
            if i not in taken and self._is_met(words[i], places) or (i not in taken and reading.is_lone_name(i)):
                if not self._is_kept(text, words, (i, i + 1)):
                    self._meet(words[i : i + 1])
                    yield self._found(text, words, i, i + 1)

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
            and len(word.text) > 2
            and word.text[0].isupper()
            and word.folded not in not_names()
            and word.folded not in self.wording.particles
            and word.start not in places.code
        )

    def _found(self, text: str, words: list[Token], first: int, last: int) -> Found:
        parts = [word.folded for word in words[first:last] if word.folded in self.met]
        end = words[last - 1].end
        if len(words[last - 1].text) == 1 and text[end : end + 1] == ".":
            end += 1
        return Found("person", words[first].start, end, False, self.met.get(parts[0], "") if parts else "")


class Reading:
    """One text, looked at for signs of people."""

    def __init__(self, text: str, words: list[Token], places: Places, wording: Wording):
        self.text, self.words, self.places, self.wording = text, words, places, wording
        self.small = {word.text for word in words if word.text[0].islower()}

    def full_names(self) -> Iterator[tuple[int, int]]:
        """Stretches of words: a title and a name, a given name and another, two words that do what people do."""
        i, after = 0, -1
        while i < len(self.words):
            span = self._name_at(i, is_next=after == i)
            if span:
                yield span
                i = span[1]
                after = i if i < len(self.words) and self._gap(i) in CHAIN else self._after_word(i)
            else:
                i += 1

    def is_lone_name(self, i: int) -> bool:
        """A given name by itself, if it is no other word or the words around it speak of a person."""
        word = self.words[i]
        if not self._is_written_like_name(i) or len(word.text) < 3:
            return False
        if word.folded in given_names():
            return True
        return (
            word.folded in ambiguous_names()
            and word.folded not in not_names()
            and (self._is_cued(i) or self._acts(i + 1))
        )

    def _after_word(self, i: int) -> int:
        """Behind “and” the next name begins."""
        joins = i + 1 < len(self.words) and self._gap(i) in {" ", ", "} and self._gap(i + 1) == " "
        return i + 1 if joins and self.words[i].folded in {"and", "und"} else -1

    def _name_at(self, i: int, is_next: bool) -> tuple[int, int] | None:
        word = self.words[i]
        if word.start in self.places.code or word.start in self.places.urls:
            return None
        if word.folded in self.wording.titles and word.is_capital and i + 1 < len(self.words):
            last = self._names_from(i + 1, {" ", ". ", "."}, MOST)
            return (i, last) if last > i + 1 else None
        if not self._is_written_like_name(i):
            return None
        if word.folded in given_names() or word.folded in ambiguous_names():
            last = self._behind_given_name(i)
            return (i, last) if last > i + 1 else None
        return self._two_words(i, is_next) or self._after_calling(i)

    def _behind_given_name(self, i: int) -> int:
        last = i + 1
        if (
            last < len(self.words)
            and len(self.words[last].text) == 1
            and self.words[last].text.isupper()
            and self._gap(last) == " "
        ):
            if self.text[self.words[last].end : self.words[last].end + 1] == "." or not self.words[last].text == "I":
                last += 1  # “Ana K.”
        return self._names_from(last, {" ", "\n", "-", "\u00a0", ". "}, MOST, given=self.words[i])

    def _names_from(self, i: int, gaps: set[str], most: int, given: Token | None = None) -> int:
        """Where the words that may belong to a name end."""
        last, at = i, i
        while at < len(self.words) and at - i < most and self._gap(at) in gaps:
            if self._is_written_like_name(at) and not self._is_word(at):
                last = at + 1
            elif self.words[at].folded not in self.wording.particles:
                break
            gaps = {" ", "-", "\u00a0"}
            at += 1
        return last

    def _two_words(self, i: int, is_next: bool) -> tuple[int, int] | None:
        """“Xu Yilong said”: no given name is known, so the sentence has to speak of a person."""
        if (
            i + 1 >= len(self.words)
            or self._gap(i + 1) not in {" ", "\u00a0"}
            or self.words[i].start in self.places.headings
        ):
            return None
        if self._is_word(i) or not self._is_written_like_name(i + 1) or self._is_word(i + 1):
            return None
        last = self._names_from(i, {self._gap(i), " "}, MOST)
        if last != i + 2 and not (last == i + 3):
            return None
        calls = is_next or self._is_cued(i) or (self.wording.code != "de" and self._acts(last))
        return (i, last) if calls else None

    def _after_calling(self, i: int) -> tuple[int, int] | None:
        """“nurse Miller”."""
        is_called = i > 0 and self._gap(i) == " " and self.words[i - 1].text in self.wording.callings
        return (i, i + 1) if is_called and not self._is_word(i) else None

    def _is_cued(self, i: int) -> bool:
        if i == 0:
            return False
        before, gap = self.words[i - 1], self.text[self.words[i - 1].end : self.words[i].start]
        return (
            (before.folded in self.wording.before or before.folded in self.wording.callings)
            and len(gap) < 6
            and "\n" not in gap
        )

    def _acts(self, i: int) -> bool:
        return i < len(self.words) and self._gap(i) in {" ", "\n"} and self.words[i].text in self.wording.verbs

    def _is_written_like_name(self, i: int) -> bool:
        word = self.words[i]
        return (
            (
                word.text[0].isupper()
                and len(word.text) > 1
                and word.text.replace("'", "").replace("’", "").isalpha()
                and any(sign.islower() for sign in word.text[1:])
                and word.text[1:2] != word.text[1:2].upper()
                or word.text[:2] in {"O'", "D'", "O’", "D’"}
            )
            and word.start not in self.places.code
            and word.start not in self.places.urls
        )

    def _is_word(self, i: int) -> bool:
        folded = self.words[i].folded
        return folded in not_names() or folded in self.small or self.words[i].text.lower() in self.small

    def _gap(self, i: int) -> str:
        return self.text[self.words[i - 1].end : self.words[i].start] if i else ""
