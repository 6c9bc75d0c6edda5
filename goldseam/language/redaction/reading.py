"""Looks at a text for signs of people whom nobody told about. It supposes, and never knows."""

import re
from collections.abc import Iterator

from goldseam.language.redaction.cues import Cues
from goldseam.language.redaction.wording import ambiguous_names, given_names, not_names

MOST = 3  # words behind a given name
CHAIN = {", ", " and ", " & ", ", and ", " und ", " + ", " / ", "/"}
_TAG = re.compile(r" ?\(\[?@| {1,3}\[\d{1,2}:\d\d")
_APOSTROPHE = re.compile(r"(?:O|D|Dell|Mac)['’][A-ZÄÖÜ][^\W\d_]{2,}")  # “O'Brien”


class Reading(Cues):
    """One text, looked at for signs of people."""

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
        if not self._is_written_like_name(i) or len(self.words[i].text) < 3:
            return False
        folded = self.words[i].folded
        if _APOSTROPHE.fullmatch(self.words[i].text) and self.speaks_of_person(i, i + 1):
            return True
        if ((folded in given_names() or folded in self.hinted) and folded not in not_names()) or (
            _TAG.match(self.text, self.words[i].end) and not self._is_word(i)
        ):
            return True
        is_name = folded in ambiguous_names() or folded in given_names()
        is_plain = folded not in not_names() and self.speaks_of_person(i, i + 1)
        return is_name and (is_plain or self._joins_name(i))

    def is_initial(self, i: int) -> bool:
        """“nurse B.” and “A. stood beside”."""
        word = self.words[i]
        if len(word.text) > 1 or not word.text.isupper() or self.text[word.end : word.end + 1] != ".":
            return False
        is_prose = word.start not in self.places.code and word.start not in self.places.urls
        return is_prose and (self._is_called(i) or (self._opens(i) and self._moves(i + 1)))

    def _opens(self, i: int) -> bool:
        """Whether nothing comes before it that it could be the letter of: “plan A. is”."""
        return i == 0 or not self._gap(i).isspace() or "\n" in self._gap(i)

    def _moves(self, i: int) -> bool:
        return i < len(self.words) and self._gap(i) == ". " and self.words[i].text in self.wording.verbs

    def _joins_name(self, i: int) -> bool:
        """“Jan and John”."""
        behind = [word.folded for word in self.words[i + 1 : i + 3]]
        return (
            len(behind) == 2
            and behind[0] in {"and", "und"}
            and behind[1] in given_names()
            and self._is_written_like_name(i + 2)
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
            last = self._names_from(i + 1, {" ", ". ", "."}, MOST, is_sure=True)
            return (i, last) if last > i + 1 else None
        if len(word.text) == 1 and word.text.isupper():
            return self._behind_initial(i)
        if not self._is_written_like_name(i):
            return None
        if word.folded in given_names() or word.folded in ambiguous_names():
            last = self._behind_given_name(i)
            return (i, last) if last > i + 1 else None
        return self._two_words(i, is_next) or self._after_calling(i)

    def _behind_initial(self, i: int) -> tuple[int, int] | None:
        """“J. Petersen said”."""
        last = i + 2
        if last > len(self.words) or self._gap(i + 1) != ". " or self.words[i].start in self.places.headings:
            return None
        is_name = self._is_written_like_name(i + 1) and not self._is_word(i + 1)
        is_person = self.speaks_of_person(i, last) or self._is_hinted(i, last)
        return (i, last) if is_name and is_person else None

    def _behind_given_name(self, i: int) -> int:
        last = i + 1
        if last < len(self.words) and self._gap(last) == " ":
            word = self.words[last]
            is_initial = len(word.text) == 1 and word.text.isupper()
            if is_initial and (self.text[word.end : word.end + 1] == "." or word.text not in {"A", "I"}):
                last += 1  # “Ana K.”
        is_clear = self.words[i].folded in given_names() and self.words[i].folded not in not_names()
        is_sure = is_clear and last < len(self.words) and self._gap(last) == " "
        is_sure = is_sure and self.words[i].start not in self.places.headings
        return self._names_from(last, {" ", "\n", "-", "\u00a0", ". "}, MOST, is_sure=is_sure)

    def _names_from(self, i: int, gaps: set[str], most: int, *, is_sure: bool = False) -> int:
        """Where the words that may belong to a name end. `is_sure`: what comes before says that the first does."""
        last, at = i, i
        while at < len(self.words) and at - i < most and self._gap(at) in gaps:
            is_word = self.words[at].folded in not_names() if is_sure and at == i else self._is_word(at)
            if self._is_written_like_name(at) and not is_word:
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
        if last not in (i + 2, i + 3):
            return None
        is_person = (
            is_next
            or self._is_cued(i)
            or self._is_labelled(last)
            or self._is_hinted(i, last)
            or (self.wording.code != "de" and (self.acts(last) or self._belongs(last)))
        )
        return (i, last) if is_person else None

    def _after_calling(self, i: int) -> tuple[int, int] | None:
        """“nurse Miller”."""
        return (i, i + 1) if self._is_called(i) and not self._is_word(i) else None
