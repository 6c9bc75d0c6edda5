"""What makes a trigger useless: nobody can see it, nobody knows when it counts, where to look or how often to.

    check(Trigger("If things get bad"))                    # T1, T2, T3 and T4
    check(Trigger("Open tickets", limit="40", source="The board", rhythm="week"))            # nothing

`goldseam/language/trigger_rules/` holds the words. A text is looked at in all languages at once, since people write in
one and read in another. What no file knows counts as something to see: it would rather miss something than nag.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from goldseam.language.checklist_words import WORD, anywhere, said
from goldseam.language.cues import vague_cue
from goldseam.language.remarks import Remark, Told

_NUMBER = re.compile(r"\d")


@dataclass(frozen=True)
class Trigger:
    """A condition as written. `limit` is a number, `is_yes_or_no` that it is so or not; both may stand in the text."""

    text: str
    limit: str = ""
    is_yes_or_no: bool = False
    source: str = ""
    rhythm: str = ""


@dataclass(frozen=True)
class Words:
    """What all languages know together of triggers."""

    empty: frozenset[str]
    by_feeling: re.Pattern
    yes_or_no: re.Pattern
    sources: re.Pattern
    rhythms: re.Pattern


def check(trigger: Trigger) -> list[Remark]:
    """What there is to say, in the order in which people fill it in. Of an empty trigger, nothing."""
    return [*_remarks(trigger, said(trigger.text))] if trigger.text.strip() else []


def _remarks(trigger: Trigger, plain: str) -> Iterator[Remark]:
    if not names_something_to_see(trigger.text):
        yield Remark("T1", "warn", data={"word": vague_cue(trigger.text) or plain[:60]})
    if not (trigger.limit.strip() or trigger.is_yes_or_no or has_limit(trigger.text)):
        found = words().by_feeling.search(plain)
        yield Remark("T2", "warn", data={"word": found[0]} if found else {})
    if not (trigger.source.strip() or words().sources.search(plain)):
        yield Remark("T3", "note")
    if not (trigger.rhythm.strip() or words().rhythms.search(plain)):
        yield Remark("T4", "note")


def names_something_to_see(text: str) -> bool:
    """Whether a word is left when those are taken out that name nothing: “if things get bad” has none."""
    return vague_cue(text) is None and any(word not in words().empty for word in WORD.findall(said(text)))


def has_limit(text: str) -> bool:
    """Whether a number or a yes or no stands in it."""
    return bool(_NUMBER.search(text) or words().yes_or_no.search(said(text)))


@cache
def words() -> Words:
    data = [_data(code) for code in codes()]
    return Words(
        empty=frozenset(word for of in data for word in of["empty"].split()),
        by_feeling=anywhere(_all(data, "by_feeling")),
        yes_or_no=anywhere(_all(data, "yes_or_no")),
        sources=anywhere(_all(data, "sources")),
        rhythms=anywhere(_all(data, "rhythms")),
    )


@cache
def codes() -> list[str]:
    """Languages that have a file."""
    found = (file.name for file in (files("goldseam.language") / "trigger_rules").iterdir())
    return sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml"))


@cache
def told(language: str = "en") -> dict[str, Told]:
    """Each rule with its title, its reason and what to do; in English for a language that has no file."""
    return {rule: Told(**of) for rule, of in _data(language if language in codes() else "en")["told"].items()}


def _all(data: list[dict], name: str) -> list[str]:
    return [pattern for of in data for pattern in of[name]]


def _data(code: str) -> dict:
    return tomllib.loads((files("goldseam.language") / "trigger_rules" / f"{code}.toml").read_text("utf-8"))
