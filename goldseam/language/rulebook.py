"""The rules of a language, read from its file once."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from goldseam.language.phrases import Phrase, parse

# Words by which the coach tells who or what a sentence is about. A file may leave some of them empty.
NOUNS = ("people", "public", "things", "attackers")


@dataclass(frozen=True, eq=False)
class Group:
    """Phrases of one rule that share a reason, a question, and the subjects beside which they count."""

    rule: str
    why: str
    suggestion: str
    subjects: frozenset[str]
    look_for_subject: str
    spared: dict[str, list[Phrase]]


class Rule(NamedTuple):
    """What the coach says about a rule as a whole."""

    title: str
    why: str
    suggestion: str


@dataclass
class Rulebook:
    """The rules, their phrases by the words they open with, and lists of words."""

    rules: dict[str, Rule]
    lists: dict[str, frozenset[str]]
    endings: dict[str, tuple[str, ...]]
    marked: dict[str, list[tuple[Phrase, Group]]] = field(default_factory=dict)
    names: Group | None = None

    def has(self, name: str, word: str) -> bool:
        """Whether the word is in that list, or ends like one of its entries that open with a star."""
        return word in self.lists.get(name, ()) or word.endswith(self.endings.get(name, ()))


def languages() -> list[str]:
    """Codes of the languages that have rules."""
    return sorted(file.name.removesuffix(".toml") for file in _folder().iterdir() if file.name.endswith(".toml"))


def rules(language: str = "en") -> dict[str, str]:
    """What the coach looks for in a language: a title for each rule."""
    return {name: rule.title for name, rule in described(language).items()}


def described(language: str = "en") -> dict[str, Rule]:
    """The rules of a language with their reasons; none for a language that has no file."""
    code = code_of(language)
    return dict(rulebook(code).rules) if code else {}


def code_of(language: str) -> str | None:
    """The language whose rules fit: `de` for `de-AT`, None where there are none."""
    code = language.lower().replace("_", "-").split("-")[0]
    return code if code in _known() else None


@cache
def rulebook(code: str) -> Rulebook:
    """The rules of a language, ready to be used."""
    return build(tomllib.loads(source(code)))


@cache
def given_names() -> frozenset[str]:
    """First names that mean nothing else, in lower case."""
    return frozenset((files("goldseam.language") / "given_names.txt").read_text(encoding="utf-8").split())


def source(code: str) -> str:
    """The file of a language as it is written."""
    return (_folder() / f"{code}.toml").read_text(encoding="utf-8")


def build(data: dict[str, Any]) -> Rulebook:
    """Rules out of their data. Raises ValueError where a phrase or a list is wrong."""
    lists = _lists(data)
    book = Rulebook(
        rules={rule["id"]: Rule(rule["title"], rule["why"], rule["suggestion"]) for rule in data["rule"]},
        lists={name: frozenset(word for word in words if "*" not in word) for name, words in lists.items()},
        endings={name: tuple(w[1:] for w in words if w.startswith("*")) for name, words in lists.items()},
    )
    for rule in data["rule"]:
        rule = {"look": data.get("look", "before"), **rule}
        for part in rule.get("match", []):
            _add(book, rule, part, lists)
        if rule["id"] == "name":
            book.names = _group(rule, {})
    return book


@cache
def _known() -> frozenset[str]:
    return frozenset(languages())


def _folder():
    return files("goldseam.language") / "rules"


def _lists(data: dict[str, Any]) -> dict[str, list[str]]:
    lists = {name: text.split() for name, text in data["lists"].items()}
    lists["inflections"] = ["", *data.get("inflections", [])]
    for name in NOUNS:
        lists[name] = [*lists.get(name, []), *_inflected(lists.get(name, []), data.get("noun_endings", []))]
    return lists


def _inflected(nouns: list[str], endings: list[str]) -> Iterator[str]:
    for noun in nouns:
        for ending in endings:
            yield noun + ending


def _add(book: Rulebook, rule: dict[str, Any], part: dict[str, Any], lists: dict[str, list[str]]) -> None:
    group = _group(rule, part)
    for text in rule.get("except", []) + part.get("except", []):
        phrase = parse(text, lists)
        for word in phrase.first_words:
            group.spared.setdefault(word, []).append(phrase)
    for text in part["phrases"]:
        phrase = parse(text, lists)
        for word in phrase.first_words:
            book.marked.setdefault(word, []).append((phrase, group))


def _group(rule: dict[str, Any], part: dict[str, Any]) -> Group:
    both = rule | part
    return Group(
        rule=rule["id"],
        why=both["why"],
        suggestion=both["suggestion"],
        subjects=frozenset(both.get("subject", [])),
        look_for_subject=both["look"],
        spared={},
    )
