"""What a pulse asks, in the languages of those who answer. The wording is ours, after the constructs of the scale."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from goldseam.statistics.pulses import REVERSED

LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pl", "pt")


@dataclass(frozen=True)
class Item:
    """One statement. The eighth asks whether speaking up changed anything, and is in no score."""

    number: int
    text: str

    @property
    def is_reversed(self) -> bool:
        return self.number in REVERSED


@dataclass(frozen=True)
class Wording:
    """The statements in one language, the words of the seven steps, and where it all comes from."""

    language: str
    items: tuple[Item, ...]
    scale: tuple[str, ...]
    adapted: str

    @property
    def low(self) -> str:
        return self.scale[0]

    @property
    def high(self) -> str:
        return self.scale[-1]

    def item(self, number: int) -> Item:
        return self.items[number - 1]

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)


@cache
def items_in(language: str) -> Wording:
    """In that language, or in English where there is no wording."""
    code = language.split("-")[0].lower()
    code = code if code in LANGUAGES else LANGUAGES[0]
    told = tomllib.loads((files(__name__) / f"{code}.toml").read_text("utf-8"))
    items = tuple(Item(number, text) for number, text in enumerate(told["items"], 1))
    return Wording(code, items, tuple(told["scale"]), told["adapted"])
