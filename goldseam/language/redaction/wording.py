"""The words of a language that redaction reads and writes, and lists of names. All of it is data beside this file."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_FOLDER = files("goldseam.language.redaction") / "words"


@dataclass(frozen=True)
class Wording:
    """What stands in place of what was removed, and the words by which a language speaks of people."""

    code: str
    stranger: str
    responder: str
    removed: str
    kinds: dict[str, str]
    articles: frozenset[str]
    particles: frozenset[str]
    titles: frozenset[str]
    callings: frozenset[str]
    before: frozenset[str]
    verbs: frozenset[str]

    def gone(self, kind: str) -> str:
        """“mail address removed”."""
        return f"{self.kinds.get(kind, kind)} {self.removed}"


def wording(language: str) -> Wording:
    """The words for a language code such as `de-AT`; English where a language has none."""
    code = language.lower().replace("_", "-").split("-")[0]
    return _read(code if code in _codes() else "en")


@cache
def given_names() -> frozenset[str]:
    """Given names that alone speak of a person."""
    return frozenset(name for name in _list("given_names.txt") if not name.endswith("?"))


@cache
def ambiguous_names() -> frozenset[str]:
    """Given names that are also a word, a place or a product."""
    return frozenset(name[:-1] for name in _list("given_names.txt") if name.endswith("?"))


@cache
def not_names() -> frozenset[str]:
    """Words that are written with a capital and are no person."""
    return frozenset(_list("not_names.txt"))


@cache
def _codes() -> frozenset[str]:
    return frozenset(file.name.removesuffix(".toml") for file in _FOLDER.iterdir() if file.name.endswith(".toml"))


@cache
def _read(code: str) -> Wording:
    data = tomllib.loads((_FOLDER / f"{code}.toml").read_text(encoding="utf-8"))
    texts = {name: data[name] for name in ("stranger", "responder", "removed", "kinds")}
    lists = {name: frozenset(words.split()) for name, words in data.items() if name not in texts}
    return Wording(code=code, **texts, **lists)


def _list(name: str) -> list[str]:
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [word.lower() for line in lines if not line.startswith("#") for word in line.split()]
