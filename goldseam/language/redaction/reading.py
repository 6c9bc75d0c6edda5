"""Looks at a text for signs of people whom nobody told about. It supposes, and never knows."""

import re
from collections.abc import Iterator, Set

from goldseam.language.redaction.contacts import MAIL
from goldseam.language.redaction.places import Places, Spans
from goldseam.language.redaction.tokens import Token
from goldseam.language.redaction.wording import Wording, ambiguous_names, given_names, not_names

MOST = 3  # words behind a given name
CHAIN = {", ", " and ", " & ", ", and ", " und ", " + ", " / ", "/"}
_TAG = re.compile(r" ?\(\[?@| {1,3}\[\d{1,2}:\d\d")
_APOSTROPHE = re.compile(r"(?:O|D|Dell|Mac)['’][A-ZÄÖÜ][^\W\d_]{2,}")  # “O'Brien”
_LABEL = re.compile(r" ?[(\[<]{1,2}(?:@|mailto:|[\w.+-]{1,64}+@)| {1,3}\[\d{1,2}:\d\d")


class Reading:
    """One text, looked at for signs of people. `hinted` are words that mail addresses of the document speak of."""

    def __init__(self, text: str, words: list[Token], places: Places, wording: Wording, hinted: Set[str] = frozenset()):
        self.text, self.words, self.places, self.wording, self.hinted = text, words, places, wording, hinted
        self.mails = Spans([found.span() for found in MAIL.finditer(text)] if "@" in text else [])
        self.small = {word.text for word in words if word.text[0].islower() and self._is_prose(word)}

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

    def _is_called(self, i: int) -> bool:
        return i > 0 and self._gap(i) == " " and self.words[i - 1].text in self.wording.callings

    def _opens(self, i: int) -> bool:
        """Whether nothing comes before it that it could be the letter of: “plan A. is”."""
        return i == 0 or not self._gap(i).isspace() or "\n" in self._gap(i)

    def _moves(self, i: int) -> bool:
        return i < len(self.words) and self._gap(i) == ". " and self.words[i].text in self.wording.verbs

    def speaks_of_person(self, first: int, last: int) -> bool:
        """Whether the words around these do what people do."""
        return self._is_cued(first) or self.acts(last) or self._is_labelled(last)

    def owns(self, i: int) -> bool:
        end = self.words[i].end
        return self.text[end : end + 2] in {"'s", "’s"}

    def is_thing(self, i: int) -> bool:
        """“the field is”: a person has no article."""
        return i > 0 and self._gap(i) == " " and self.words[i - 1].folded in self.wording.articles

    def _joins_name(self, i: int) -> bool:
        """“Jan and John”."""
        behind = [word.folded for word in self.words[i + 1 : i + 3]]
        return (
            len(behind) == 2
            and behind[0] in {"and", "und"}
            and behind[1] in given_names()
            and self._is_written_like_name(i + 2)
        )

    def _is_labelled(self, last: int) -> bool:
        """Whether a handle, an address or the time of a message follows."""
        return bool(_LABEL.match(self.text, self.words[last - 1].end))

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
        if not self._is_written_like_name(i):
            return None
        if word.folded in given_names() or word.folded in ambiguous_names():
            last = self._behind_given_name(i)
            return (i, last) if last > i + 1 else None
        return self._two_words(i, is_next) or self._after_calling(i)

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

    def _is_hinted(self, first: int, last: int) -> bool:
        return any(word.folded in self.hinted for word in self.words[first:last])

    def _belongs(self, last: int) -> bool:
        """“Zora Quent of BigShop”."""
        return (
            last + 1 < len(self.words)
            and self.words[last].text in {"of", "from"}
            and self._gap(last) == self._gap(last + 1) == " "
            and self._is_written_like_name(last + 1)
            and not self._is_word(last + 1)
        )

    def _after_calling(self, i: int) -> tuple[int, int] | None:
        """“nurse Miller”."""
        return (i, i + 1) if self._is_called(i) and not self._is_word(i) else None

    def _is_cued(self, i: int) -> bool:
        if i == 0:
            return False
        before, gap = self.words[i - 1], self.text[self.words[i - 1].end : self.words[i].start]
        return (
            (before.folded in self.wording.before or before.folded in self.wording.callings)
            and len(gap) < 6
            and "\n" not in gap
        )

    def acts(self, i: int) -> bool:
        return i < len(self.words) and self._gap(i) in {" ", "\n"} and self.words[i].text in self.wording.verbs

    def _is_written_like_name(self, i: int) -> bool:
        start, text = self.words[i].start, self.words[i].text
        return (
            text[0].isupper()
            and (text[1:2].islower() or text[1:2] in {"'", "’"})
            and (text.isalpha() or text.replace("'", "").replace("’", "").isalpha())
            and start not in self.places.code
            and start not in self.places.urls
        )

    def _is_prose(self, word: Token) -> bool:
        return not (
            self.text[word.start - 1 : word.start] == "@"
            or word.start in self.mails
            or word.start in self.places.code
            or word.start in self.places.urls
        )

    def _is_word(self, i: int) -> bool:
        folded = self.words[i].folded
        is_small = folded in self.small or self.words[i].text.lower() in self.small
        return folded in not_names() or (is_small and folded not in self.hinted)

    def _gap(self, i: int) -> str:
        return self.text[self.words[i - 1].end : self.words[i].start] if i else ""
