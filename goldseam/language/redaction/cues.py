"""What in a text is written like a name, and what around it speaks of a person."""

import re
from collections.abc import Set

from goldseam.language.redaction.contacts import MAIL
from goldseam.language.redaction.places import Places, Spans
from goldseam.language.redaction.tokens import Token
from goldseam.language.redaction.wording import Wording, not_names

_LABEL = re.compile(r" ?[(\[<]{1,2}(?:@|mailto:|[\w.+-]{1,64}+@)| {1,3}\[\d{1,2}:\d\d")


class Cues:
    """One text, word by word. `hinted` are words that mail addresses of the document speak of."""

    def __init__(self, text: str, words: list[Token], places: Places, wording: Wording, hinted: Set[str] = frozenset()):
        self.text, self.words, self.places, self.wording, self.hinted = text, words, places, wording, hinted
        self.mails = Spans([found.span() for found in MAIL.finditer(text)] if "@" in text else [])
        self.small = {word.text for word in words if word.text[0].islower() and self._is_prose(word)}

    def speaks_of_person(self, first: int, last: int) -> bool:
        """Whether the words around these do what people do."""
        return self._is_cued(first) or self.acts(last) or self._is_labelled(last)

    def owns(self, i: int) -> bool:
        end = self.words[i].end
        return self.text[end : end + 2] in {"'s", "’s"}

    def is_thing(self, i: int) -> bool:
        """“the field is”: a person has no article."""
        return i > 0 and self._gap(i) == " " and self.words[i - 1].folded in self.wording.articles

    def _is_labelled(self, last: int) -> bool:
        """Whether a handle, an address or the time of a message follows."""
        return bool(_LABEL.match(self.text, self.words[last - 1].end))

    def _is_called(self, i: int) -> bool:
        return i > 0 and self._gap(i) == " " and self.words[i - 1].text in self.wording.callings

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

    def _belongs(self, last: int) -> bool:
        """“Zora Quent of BigShop”."""
        return (
            last + 1 < len(self.words)
            and self.words[last].text in {"of", "from"}
            and self._gap(last) == self._gap(last + 1) == " "
            and self._is_written_like_name(last + 1)
            and not self._is_word(last + 1)
        )

    def _is_hinted(self, first: int, last: int) -> bool:
        return any(word.folded in self.hinted for word in self.words[first:last])

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
