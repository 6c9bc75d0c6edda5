"""What makes an if-then plan weak: no cue that can be noticed, no act, a goal or a negation instead (rules I1 to I10).

    check(read("If I get a verbal medication order, then I read back dose and route before I give it"))  # nothing

How many plans somebody has, and whether this one was rehearsed, are facts of the caller; None is not looked at.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldseam.language.checklist_lines import opens_with_verb
from goldseam.language.checklist_words import LONGEST, WORD, said, words
from goldseam.language.cues import vague_cue
from goldseam.language.remarks import Remark

FEWEST_WORDS = 3
MOST_ACTIVE = 3
REHEARSED_WITHIN = 24  # Hours.
ENDS = " .,;:–—-"
_COMMA = re.compile(r",\s+")
_JOIN = re.compile(r"[\w'-]+|[&;]")
_SIGN = re.compile(r"\s*(?:→|⇒|[-=]+>)\s*|(?<=\w):\s+|(?<=[%)]):\s+")


@dataclass(frozen=True)
class Plan:
    """The two halves of “If {situation}, then {response}”, without these words.

    `active` counts the plans that the person has with this one. `hours` since it was written, `is_rehearsed` since.
    """

    situation: str = ""
    response: str = ""
    active: int | None = None
    is_rehearsed: bool | None = None
    hours: float = 0


def read(text: str) -> Plan:
    """A sentence as a plan. What has no cue is a response alone."""
    text = " ".join(text[:LONGEST].split())
    opener = words().if_then["openers"].match(text)
    rest = text[opener.end() :] if opener else text
    parts = words().if_then["then"].split(rest, maxsplit=1)
    if len(parts) == 1 and not opener and not words().if_then["telling"].match(text):
        return _turned_round(text)
    if len(parts) == 1:
        parts = _SIGN.split(rest, maxsplit=1)  # “If smoke is seen: ring the bell”.
    if len(parts) == 1:
        parts = _at_the_comma_before_the_act(rest)
    return Plan(parts[0].strip(ENDS), parts[1].strip(ENDS) if len(parts) == 2 else "")


def check(plan: Plan) -> list[Remark]:
    """What there is to say, in the order of the rules."""
    return [*_of_halves(plan), *_of_response(plan), *_of_both(plan), *_of_person(plan)]


def _of_halves(plan: Plan) -> Iterator[Remark]:
    missing = [name for name, is_there in _halves(plan).items() if not is_there]
    if missing:
        yield Remark("I1", "error", data={"missing": missing})
    if plan.situation.strip() and (word := vague_cue(plan.situation)):
        yield Remark("I2", "error", data={"word": word})


def _of_response(plan: Plan) -> Iterator[Remark]:
    plain = said(plan.response)
    if not plain:
        return
    if (joins := joins_in(plain)) > 1:
        yield Remark("I3", "warn", data={"count": joins})
    negation, goal = negation_in(plain), goal_in(plain)
    if not negation and not goal and (word := opening_without_act(plain)):
        yield Remark("I4", "warn", data={"word": word})
    if negation:
        yield Remark("I5", "error", data={"word": negation})
    if goal:
        yield Remark("I6", "error", data={"word": goal})


def _of_both(plan: Plan) -> Iterator[Remark]:
    if found := words().if_then["elsewhere"].search(said(plan.response)):
        yield Remark("I7", "warn", data={"word": found[0]})
    if word := unmeasured(plan.situation) or unmeasured(plan.response):
        yield Remark("I8", "warn", data={"word": word})


def _of_person(plan: Plan) -> Iterator[Remark]:
    if plan.active is not None and plan.active > MOST_ACTIVE:
        yield Remark("I9", "warn", data={"count": plan.active})
    if plan.is_rehearsed is False and plan.hours >= REHEARSED_WITHIN:
        yield Remark("I10", "note")


def joins_in(plain: str) -> int:
    """How often it goes on to a further act: “stop and call and write down”, “stop, call the nurse, write it down”."""
    joins = sum(word in words().further or word in "&;" for word in _JOIN.findall(plain))
    first, *further = (WORD.findall(part) for part in _COMMA.split(_act(plain)))
    return joins + sum(_is_order(part) for part in further) if _is_order(first) else joins


def negation_in(plain: str) -> str | None:
    """What the response says is not done. “I ask whether nobody is in the room” is an act."""
    knows = words().if_then
    main = _main_clause(knows["not_negations"].sub(" … ", plain))
    found = knows["negations"].search(main)
    return found[0] if found else None


def goal_in(plain: str) -> str | None:
    found = words().if_then["goals"].search(_main_clause(plain))
    return found[0] if found else None


def opening_without_act(plain: str) -> str | None:
    """An opening that is no act of whoever has the plan: a feeling, a result, something that is done."""
    knows = words().if_then
    act = _act(plain)
    if knows["no_act_spared"].match(act):
        return None
    found = knows["no_act"].match(act) or knows["passive"].match(act)
    return found[0].strip() if found else None


def unmeasured(text: str) -> str | None:
    """A limit without a number (“drops a lot”), or a number that hangs in the air (“by 2 SD”)."""
    plain, knows = said(text), words().if_then
    if found := knows["deviations"].search(plain):
        return None if knows["measured_against"].search(plain.replace(found[0], " ")) else found[0]
    found = knows["unmeasured"].search(plain)
    return found[0] if found and not any(sign.isdigit() for sign in plain) else None


def _halves(plan: Plan) -> dict[str, bool]:
    act = WORD.findall(_act(said(plan.response)))
    is_short_act = _is_order(act)
    return {
        "situation": _count(plan.situation) >= FEWEST_WORDS,
        "response": _count(plan.response) >= FEWEST_WORDS or is_short_act,
    }


def _count(text: str) -> int:
    """“It's raining” has three words."""
    return len(text.split()) + len(words().if_then["contractions"].findall(said(text)))


def _act(plain: str) -> str:
    """The response without who acts: “I will call the charge nurse” as “call the charge nurse”."""
    knows = words().if_then
    for name in ("subjects", "helping", "helping"):
        if found := knows[name].match(plain):
            plain = plain[found.end() :].strip(ENDS)
    return plain


def _is_order(act: list[str]) -> bool:
    return bool(act) and (opens_with_verb(act) or (len(act) == 1 and _is_verb(act[0])))


def _is_verb(word: str) -> bool:
    return word in words().verbs or word in words().verbs_or_things


def _main_clause(plain: str) -> str:
    found = words().if_then["side_clauses"].search(plain)
    return plain[: found.start()] if found and found.start() else plain


def _turned_round(text: str) -> Plan:
    """“I read back the dose when I get a verbal order”."""
    found = words().if_then["turning"].search(text)
    if not found:
        return Plan(response=text.strip(ENDS))
    return Plan(text[found.end() :].strip(ENDS), text[: found.start()].strip(ENDS))


def _at_the_comma_before_the_act(text: str) -> list[str]:
    """“If I see smoke, or smell it, I pull the alarm”: the act follows the comma that has a person behind it."""
    commas = list(_COMMA.finditer(text))
    acting = [comma for comma in commas if words().if_then["subjects"].match(text[comma.end() :])]
    first = (acting or commas)[:1]
    return [text[: first[0].start()], text[first[0].end() :]] if first else [text]
