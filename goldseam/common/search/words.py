"""Words as the search knows them: without case and accents, cut to their stems, without those that say nothing.

One behaviour on all databases, so nothing of it is left to them. Stems are English; words of other languages are found
as they are written, and by how they begin.
"""

import re
import unicodedata
from functools import lru_cache

LONGEST = 40  # Letters of a word that count.
WORD = re.compile(r"[^\W_]+")
LETTERS = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"})
SILENT = frozenset(
    """a about after again all also an and any are as at be because been before being but by can could did do does
    doing done down during each few for from further had has have having he her here hers him his how if in into is it
    its just me more most my no nor not now of off on once only or other our out over own same she should so some such
    than that the their them then there these they this those through to too under until up us very was we were what
    when where which while who whom why will with would you your
    aber als am an auch auf aus bei bin bis da das dass dem den der des die doch ein eine einem einen einer eines er es
    fur hat hatte ich ihr im in ist ja kein keine mit nach nicht noch nur oder sein sich sie sind so und uns vom von vor
    war waren was weil wenn wer wie wir wird wurde zu zum zur""".split()  # noqa: SIM905  (a list would fill a page)
)


def said(text: str) -> "Said":
    """The words of a text, each once, in their order."""
    found: dict[str, str] = {}
    for together in text.split():
        words, written = WORD.findall(fold(together)), WORD.findall(together.lower())
        for word, shown in zip(words, written if len(written) == len(words) else words, strict=True):
            if word not in SILENT and (len(word) > 1 or word.isdigit()):
                found.setdefault(stem(word[:LONGEST]), shown)
    return Said(found)


class Said(dict[str, str]):
    """Stems, each with the word that stood there."""

    def words(self, stems) -> list[str]:
        """These, as they were written, in their order; each word once."""
        return list(dict.fromkeys(written for stem, written in self.items() if stem in stems))


def fold(text: str) -> str:
    """Without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(LETTERS)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The part that “expired” and “expires” share."""
    # Here, since it brings thirty languages with it. And a new one each time, since it is not made for threads.
    from snowballstemmer import stemmer

    return word if word.isdigit() else stemmer("english").stemWord(word)
