"""The words of a text, each with its folded form: small letters, no accents."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# “Anna's” is the word “Anna” and a genitive; “O'Brien” is one word.
_WORD = re.compile(r"[^\W_]++(?:['’](?!s(?![^\W_]))[^\W\d_]++)*+")
# The same where accents are signs of their own, as some systems write them.
_MARKED_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])++(?:['’](?!s(?![^\W_]))[^\W\d_]++)*+")
_MARK = re.compile(r"[\u0300-\u036f]")
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "å": "aa", "ø": "oe"})
_PLAIN = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "’": "'"})


class Token(NamedTuple):
    start: int
    end: int
    text: str
    folded: str

    @property
    def is_capital(self) -> bool:
        """Written like a name; a script without capitals counts as well."""
        return self.text[0].isupper() or (self.text[0].isalpha() and not self.text[0].islower())


def tokens(text: str) -> list[Token]:
    """The words of a text in order."""
    word = _MARKED_WORD if not text.isascii() and _MARK.search(text) else _WORD
    return [Token(found.start(), found.end(), found[0], fold(found[0])) for found in word.finditer(text)]


def fold(word: str) -> str:
    """Small letters without accents: “kovac” for “Kovač”."""
    return word.lower() if word.isascii() else _fold(word)


def foldings(word: str) -> Iterator[str]:
    """The ways in which people write a name on a keyboard without its letters: “muller” and “mueller” for “Müller”."""
    yield fold(word)
    other = fold(unicodedata.normalize("NFC", word).translate(_GERMAN))
    if other != fold(word):
        yield other


@lru_cache(maxsize=20_000)
def _fold(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.lower().translate(_PLAIN))
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()
