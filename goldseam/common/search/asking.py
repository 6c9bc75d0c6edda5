"""What a search asks of the index: words and tokens, all of some and any of others. Databases say it in their ways."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """One word or token as it stands in the index, or all words that begin so."""

    text: str
    is_beginning: bool = False


@dataclass(frozen=True)
class All:
    parts: tuple


@dataclass(frozen=True)
class Any:
    parts: tuple


def two_of(words: list[str]) -> Any:
    """Any two of the words; the one, where there is only one."""
    if len(words) == 1:
        return Any((Word(words[0]),))
    pairs = [(Word(word), Any(tuple(map(Word, words[place:])))) for place, word in enumerate(words[:-1], start=1)]
    return Any(tuple(map(All, pairs)))


def stands_in(asked, text: str) -> bool:
    """Whether a text of words and tokens, with a space around each, answers."""
    if isinstance(asked, Word):
        return (f" {asked.text}" if asked.is_beginning else f" {asked.text} ") in text
    every = all if isinstance(asked, All) else any
    return every(stands_in(part, text) for part in asked.parts)


def written(asked, word, both: str, either: str) -> str:
    """The question in words of a database: `word` writes one, `both` and `either` stand between parts."""
    if isinstance(asked, Word):
        return word(asked)
    between = both if isinstance(asked, All) else either
    return f"({between.join(written(part, word, both, either) for part in asked.parts)})"
