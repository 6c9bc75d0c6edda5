"""The words of a language that redaction reads and writes, and lists of names. All of it is data beside this file."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_FOLDER = files("goldseam.language.redaction") / "words"
_LANGUAGES = ("de", "en")


@dataclass(frozen=True)
class Wording:
    """What stands in place of what was removed, and the words by which a language speaks of people."""

    code: str
    stranger: str
    responder: str
    organisation: str
    removed: str
    kinds: dict[str, str]
    hints: dict[str, str]
    articles: frozenset[str]
    particles: frozenset[str]
    titles: frozenset[str]
    callings: frozenset[str]
    before: frozenset[str]
    verbs: frozenset[str]
    dative: frozenset[str]
    accusative: frozenset[str]

    def gone(self, kind: str) -> str:
        """“mail address removed”."""
        return f"{self.kinds.get(kind, kind)} {self.removed}"


@cache
def wording(language: str) -> Wording:
    """The words for a language code such as `de-AT`; English where a language has none."""
    code = language.lower().replace("_", "-").split("-")[0]
    data: dict[str, Any] = _toml(f"{code if code in _LANGUAGES else 'en'}.toml")
    lists: dict[str, Any] = {name: frozenset(words.split()) for name, words in data["lists"].items()}
    return Wording(**data["says"], kinds=data["kinds"], hints=data["hints"], **lists)


@cache
def given_names() -> frozenset[str]:
    """Given names that alone speak of a person."""
    return frozenset(name for name in _words("given_names.txt") if not name.endswith("?"))


@cache
def ambiguous_names() -> frozenset[str]:
    """Given names that are also a word, a place or a product."""
    return frozenset(name[:-1] for name in _words("given_names.txt") if name.endswith("?"))


@cache
def not_names() -> frozenset[str]:
    """Words that are written with a capital and are no person."""
    return frozenset(_words("not_names.txt"))


@cache
def nobody(where: str) -> frozenset[str]:
    """Words that stand for nobody in particular where a name might stand."""
    return frozenset(_toml("nobody.toml")[where].split())


def token_patterns() -> list[str]:
    """What keys and tokens of common services look like."""
    return _lines("tokens.txt")


def _words(name: str) -> list[str]:
    return [word.lower() for line in _lines(name) for word in line.split()]


def _lines(name: str) -> list[str]:
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))
