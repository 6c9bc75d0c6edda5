"""Kinds of things that can be found. Each practice registers its own; see the package."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from goldseam.common.search.words import said

MOST_KINDS = 64
MOST_WORDS = 2_000
TITLE_LENGTH = 400
TOKEN = re.compile(r":[a-z0-9_]+:[a-z0-9._-]+")

KINDS: dict[str, "Searchable"] = {}
WITH: dict[type, list[tuple[type, Callable]]] = defaultdict(list)


@dataclass(frozen=True)
class Document:
    """What one thing is found by: words of its title, which count most, other texts, and tokens for filters."""

    key: int
    organisation: int
    title: str
    texts: Iterable[str] = ()
    tokens: Iterable[str] = ()

    @property
    def title_words(self) -> str:
        return " ".join(said(self.title))[:TITLE_LENGTH]

    @property
    def words(self) -> str:
        """Every word once; the tokens, which never look like words, among them."""
        stems = list(said(" ".join([self.title, *self.texts])))[:MOST_WORDS]
        return " ".join([*stems, *dict.fromkeys(self.tokens)])


@dataclass(frozen=True)
class Searchable:
    """A kind of thing: its model, a number of its own, and what makes documents of some of them."""

    name: str
    model: Any
    number: int
    documents: Callable[[list[int]], Iterable[Document]] = field(repr=False)

    def scope(self, organisation: int) -> str:
        """What stands before the words of this kind in an organisation."""
        return f"{self.number}-{organisation}/"

    def entry(self, key: int) -> int:
        """The key of the entry of this thing."""
        return key * MOST_KINDS + self.number

    def key(self, entry: int) -> int:
        return entry // MOST_KINDS


def searchable(name: str, model: type, number: int):
    """Registers a function that gets keys and returns the documents of those things that are to be found.

    The number, 1 to 63, stays with the kind for ever and is no other's: entries are told apart by it.
    """

    def register(documents: Callable) -> Callable:
        if not 0 < number < MOST_KINDS or number in {kind.number for kind in KINDS.values()}:
            raise ValueError(f"{number} is taken, or none of 1 to {MOST_KINDS - 1}: choose another for {name}")
        KINDS[name] = Searchable(name, model, number, documents)
        return documents

    return register


def kinds_of(model: type) -> list[Searchable]:
    """The kinds as which such a thing is found: one, mostly."""
    return [kind for kind in KINDS.values() if kind.model is model]


def changes_with(other: type, model: type):
    """Registers a function that gets keys of another model, and returns the keys of the things that hold its words too.

    Where the others change or are forgotten, so are these.
    """

    def register(keys_with: Callable) -> Callable:
        WITH[other].append((model, keys_with))
        return keys_with

    return register


def token(name: str, value) -> str:
    """A filter that a thing answers to, such as `:team:12`."""
    made = f":{name}:{value}"
    if not TOKEN.fullmatch(made):
        raise ValueError(f"{made} cannot be a token: use keys or codes")
    return made
