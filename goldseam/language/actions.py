"""What makes an action weak: a wish instead of a verb, no result, too much at once, too far away, nothing to see it by.

The words are data, one file for each language. A title is looked at in all of them, since people write in one language
and read in another. An opening that nobody knows is left alone: there are too many verbs to list.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LONGEST = 140
MOST_DAYS = 90
FEWEST_WORDS = 3  # Of a statement about a risk.
WORD = re.compile(r"[\w'’-]+")


@dataclass(frozen=True)
class Words:
    """What one language knows of actions."""

    verbs: frozenset[str]
    verb_endings: tuple[str, ...]
    vague: re.Pattern
    no_verb: frozenset[str]
    noun_endings: tuple[str, ...]
    joins: frozenset[str]
    direction: frozenset[str]
    everyday: frozenset[str]


def weaknesses(
    title: str,
    *,
    has_owner: bool = True,
    days: int | None = None,
    has_outcome: bool = True,
    risk_reduction: str | None = None,
) -> list[str]:
    """Names of the rules that an action would do well to follow, most helpful first.

    `days` until it is due; `has_outcome`: a measure or an artifact is given. What is None is not looked at.
    """
    found = {
        "vague": is_vague(title),
        "verb": not is_vague(title) and lacks_verb(title),
        "bounded": is_several(title),
        "owner": not has_owner,
        "due": days is not None and days > MOST_DAYS,
        "outcome": not has_outcome,
        "risk": risk_reduction is not None and lacks_direction(risk_reduction),
    }
    return [rule for rule, applies in found.items() if applies]


def is_vague(title: str) -> bool:
    """Whether it names no result, such as “investigate” or “improve”: what will exist afterwards?"""
    said = " ".join(title.lower().split())
    return any(words.vague.search(said) for words in all_words().values())


def lacks_verb(title: str) -> bool:
    """Whether it opens with a wish or a thing (“Better notes”, “Documentation of alerts”)."""
    said = WORD.findall(title.lower())
    if not said or any(said[0] in words.verbs or _ends_in_verb(said, words) for words in all_words().values()):
        return False
    return any(said[0] in words.no_verb or said[0].endswith(words.noun_endings) for words in all_words().values())


def is_several(title: str) -> bool:
    """Whether this is more than one action: too long, or joined more than once."""
    joins = frozenset().union(*(words.joins for words in all_words().values()))
    return len(title) > LONGEST or sum(word in joins for word in WORD.findall(title.lower())) > 1


def lacks_direction(risk_reduction: str) -> bool:
    """Whether it does not say which risk becomes smaller. In a language without words here, its length has to do."""
    said = WORD.findall(risk_reduction.lower())
    if len(said) < FEWEST_WORDS:
        return True
    if any(word.isdigit() for word in said):
        return False
    of = all_words().values()
    is_known = any(word in words.everyday for words in of for word in said)
    return is_known and not any(word in words.direction for words in of for word in said)


def _ends_in_verb(said: list[str], words: Words) -> bool:
    return bool(words.verb_endings) and len(said) > 1 and said[-1].endswith(words.verb_endings)


@cache
def all_words() -> dict[str, Words]:
    """The words of every language that has a file."""
    folder = files("goldseam.language") / "action_rules"
    found = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return {file.name.removesuffix(".toml"): _words(tomllib.loads(file.read_text("utf-8"))) for file in found}


def _words(data: dict) -> Words:
    phrases = "|".join(re.escape(phrase) for phrase in sorted(data["vague"], key=len, reverse=True))
    at_the_end = rf"|(?<!\w)(?:{phrases})$" if "verb_endings" in data else ""
    return Words(
        verbs=frozenset(data["verbs"].split()),
        verb_endings=tuple(data.get("verb_endings", "").split()),
        vague=re.compile(rf"^(?:{phrases})\b{at_the_end}"),
        no_verb=frozenset(data["no_verb"].split()),
        noun_endings=tuple(data["noun_endings"].split()),
        joins=frozenset(data["joins"].split()),
        direction=frozenset(data["direction"].split()),
        everyday=frozenset(data["everyday"].split()),
    )
