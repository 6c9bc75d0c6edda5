"""The words by which checklists and plans are looked at. They are data, one file for each language.

A text is looked at in all languages at once, since people write in one and read in another. What no file knows is left
alone: it would rather miss something than nag.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from goldseam.language.remarks import Told

LONGEST = 2000  # Letters of one text that are looked at.
WORD = re.compile(r"[^\W_](?:[\w'-]*[^\W_])?")
_QUOTED = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|»[^«]*«|\"[^\"]*\"|‘[^’]*’|`[^`]*`|(?<!\w)'[^']*'(?!\w)")
_QUOTES = "“„«»\"‘`'"
_APOSTROPHE = re.compile("(?<=\\w)[’ʼ](?=\\w)")


@dataclass(frozen=True)
class Words:
    """What all languages know together of lines."""

    vague: re.Pattern
    spared: re.Pattern
    no_answer: re.Pattern
    open_question: re.Pattern
    asking: re.Pattern
    abstract_endings: tuple[str, ...]
    further: frozenset[str]
    both: re.Pattern
    verbs: frozenset[str]
    verbs_or_things: frozenset[str]
    before_things: frozenset[str]
    articles: frozenset[str]
    participles: frozenset[str]
    participle_endings: tuple[str, ...]
    not_participles: frozenset[str]
    before: re.Pattern
    opposites: frozenset[frozenset[str]]
    roles: frozenset[str]
    use_it: re.Pattern
    facts: dict[str, str]
    marks: dict[str, str]
    columns: dict[str, list[str]]
    yes: frozenset[str]
    if_then: dict[str, re.Pattern]


@lru_cache(maxsize=4096)
def said(text: str) -> str:
    """The text as it is looked at: in small letters, on one line, without what is quoted."""
    return " ".join(without_quotes(text).lower().split())


def without_quotes(text: str) -> str:
    text = text[:LONGEST].replace("\0", " ")
    if "’" in text or "ʼ" in text:
        text = _APOSTROPHE.sub("'", text)
    return _QUOTED.sub(" … ", text) if any(sign in text for sign in _QUOTES) else text


@cache
def words() -> Words:
    data = [_data(code) for code in codes()]
    return Words(
        vague=anywhere(_all(data, "vague")),
        spared=anywhere(_all(data, "spared")),
        no_answer=at_the_start(_all(data, "no_answer")),
        open_question=at_the_start(_all(data, "open_questions")),
        asking=at_the_start(_all(data, "asking")),
        abstract_endings=tuple(_every(data, "abstract_endings")),
        further=_every(data, "further"),
        both=anywhere(_all(data, "both")),
        verbs=_every(data, "verbs"),
        verbs_or_things=_every(data, "verbs_or_things"),
        before_things=_every(data, "before_things"),
        articles=_every(data, "articles"),
        participles=_every(data, "participles"),
        participle_endings=tuple(_every(data, "participle_endings")),
        not_participles=_every(data, "not_participles"),
        before=at_the_start(_all(data, "before")),
        opposites=frozenset(frozenset(pair.split("/")) for pair in _every(data, "opposites")),
        roles=_every(data, "roles"),
        use_it=re.compile("|".join(_all(data, "use_it")), re.IGNORECASE),
        facts=_named(data, "facts"),
        marks=_named(data, "marks"),
        columns={name: [word for of in data for word in of["columns"][name]] for name in data[0]["columns"]},
        yes=_every(data, "yes"),
        if_then=_if_then([of["if_then"] for of in data]),
    )


def codes() -> list[str]:
    """Languages that have a file."""
    found = (file.name for file in (files("goldseam.language") / "checklist_rules").iterdir())
    return sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml"))


@cache
def told(language: str = "en") -> dict[str, Told]:
    """Each rule with its title, its reason and what to do; in English for a language that has no file."""
    return {rule: Told(**of) for rule, of in _data(language if language in codes() else "en")["told"].items()}


def anywhere(patterns: list[str], flags=re.NOFLAG) -> re.Pattern:
    return _pattern(r"(?<![\w-])(?:{})(?![\w-])", patterns, flags)


def at_the_start(patterns: list[str], flags=re.NOFLAG) -> re.Pattern:
    return _pattern(r"\W*(?:{})(?![\w-])", patterns, flags)


def alone(patterns: list[str], flags=re.NOFLAG) -> re.Pattern:
    return _pattern(r"\W*(?:{})\W*\Z", patterns, flags)


def _pattern(around: str, patterns: list[str], flags) -> re.Pattern:
    return re.compile(around.replace("{}", "|".join(patterns)) if patterns else r"(?!)", flags)


AS_WRITTEN = {"openers", "telling", "then", "turning", "subjects"}  # Looked for where letters may be capitals.
AT_THE_START = {"openers", "telling", "subjects", "helping", "no_act", "no_act_spared", "passive"}
ALONE = {"unobservable_alone"}


def _if_then(data: list[dict]) -> dict[str, re.Pattern]:
    found = {}
    for name in data[0]:
        how = alone if name in ALONE else at_the_start if name in AT_THE_START else anywhere
        found[name] = how(_all(data, name), re.IGNORECASE if name in AS_WRITTEN else re.NOFLAG)
    return found


def _named(data: list[dict], table: str) -> dict[str, str]:
    """Each word of a table, with the name under which it stands."""
    return {word: name for of in data for name, them in of[table].items() for word in them}


def _all(data: list[dict], name: str) -> list[str]:
    return [pattern for of in data for pattern in of[name]]


def _every(data: list[dict], name: str) -> frozenset[str]:
    return frozenset(word for of in data for word in of[name].split())


def _data(code: str) -> dict:
    return tomllib.loads((files("goldseam.language") / "checklist_rules" / f"{code}.toml").read_text("utf-8"))
