"""Finds organisations by the mail addresses of their people: “BigShop” where somebody writes from bigshop.example."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from goldseam.language.redaction.contacts import MAIL
from goldseam.language.redaction.findings import Found
from goldseam.language.redaction.places import Places
from goldseam.language.redaction.tokens import Token, fold
from goldseam.language.redaction.wording import Wording, nobody, not_names

SHORTEST = 3
MOST = 3  # words of a name


class Organisations:
    """Organisations met in the texts of one document, but for those of the people who are known."""

    def __init__(self, wording: Wording, own: Iterable[str]):
        self.wording = wording
        self.own = {_name_in(address) for address in own}
        self.met: set[str] = set()
        self.openings: set[str] = set()  # with which one of them begins

    def find(self, text: str, words: list[Token], places: Places) -> Iterator[Found]:
        """The name with capitals, in one word or several; within an address of the web in any way."""
        self._meet(text)
        for i, word in enumerate(words) if self.met else ():
            if word.folded not in self.openings:
                continue
            is_name = word.text[0].isupper() and word.start not in places.code
            if is_name or word.start in places.urls:
                for behind in range(i + 1, min(i + MOST, len(words)) + 1):
                    if self._is_met(text, words[i:behind]):
                        says = self.wording.organisation
                        yield Found("organisation", word.start, words[behind - 1].end, sure=False, says=says)

    def knows(self, word: Token) -> bool:
        """Whether the word is one of their names, however it is written."""
        return word.folded in self.met

    def _meet(self, text: str) -> None:
        found = (_name_in(found[0]) for found in MAIL.finditer(text)) if "@" in text else ()
        self.met.update(new := {name for name in found if name not in self.own and _says_something(name)})
        self.openings.update(name[:size] for name in new for size in range(1, len(name) + 1))

    def _is_met(self, text: str, words: list[Token]) -> bool:
        gaps = {text[one.end : other.start] for one, other in pairwise(words)}
        return gaps <= {" ", "-"} and "".join(word.folded for word in words) in self.met


def _name_in(address: str) -> str:
    """“bigshop” for “priya@mail.big-shop.co.uk”."""
    labels = address.rpartition("@")[2].lower().split(".")[:-1]
    while len(labels) > 1 and labels[-1] in nobody("domains"):
        labels.pop()
    return fold(labels[-1].replace("-", "")) if labels else ""


def _says_something(name: str) -> bool:
    return len(name) >= SHORTEST and name not in nobody("providers") and name not in not_names()
