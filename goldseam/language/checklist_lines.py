"""What may be unclear about one line of a checklist: its length, its words, its answer, its form."""

import re
from typing import Any

from goldseam.language.checklist_words import WORD, said, without_quotes, words
from goldseam.language.remarks import Level

MOST_WORDS = 12
_SEVERAL_SENTENCES = re.compile(r"\w{3}(;|[.!](?=\s+[A-ZÄÖÜ]))\s+[^\W\d_]+\s+\w")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ANSWERED = re.compile(r":|…|\.\.\.|\s[-–—]\s")
_ENUMERATION = re.compile(r", (?:(?:[\w'-]+ ){1,3}|(?:[\w'-]+ ){0,2}[\w'-]+, )(?:and|und) (?:the |die |der )?([\w-]+)")


def is_long(text: str) -> bool:
    """Whether it is more than a pause has time to read. A path or a number counts as one word."""
    return sum(any(sign.isalnum() for sign in word) for word in text.split()) > MOST_WORDS


def joined(text: str) -> str | None:
    """What joins two actions or a list of things into one line: half of it may be done."""
    plain = _BRACKETS.sub("", said(text))
    is_conditional = any(words().if_then[name].match(plain) for name in ("openers", "telling"))
    if not is_conditional and (found := words().both.search(plain)):
        return found[0]
    if found := _SEVERAL_SENTENCES.search(_BRACKETS.sub("", without_quotes(text))):
        return found[1]
    found = _ENUMERATION.search(plain)
    if found and not is_conditional and found[1] not in words().roles:  # “Surgeon, nurse and anaesthetist agree”.
        return next(word for word in reversed(found[0].split()) if word in words().further)
    return _join_of_actions(plain)


def vague_word(text: str) -> str | None:
    """A word behind which everybody sees something else."""
    plain = words().spared.sub(" … ", said(text))
    found = words().vague.search(plain)
    return found[0] if found else None


def lacks_answer(text: str, answer: str = "done") -> bool:
    """Whether nobody could say when it is done, or a tick would not answer what it asks."""
    if not any(sign.isalnum() for sign in text):
        return True
    plain = said(text)
    said_words = WORD.findall(plain)
    if answer == "done" and _asks(plain, said_words):
        return True
    if words().no_answer.match(plain):
        return True
    return (
        answer == "done"
        and len(said_words) == 1
        and "…" not in plain
        and plain.endswith(words().abstract_endings)
        and not is_state(said_words)
    )


def wrong_form(text: str, mode: str) -> str | None:
    """What it is instead of what its way of use asks for: a `state` to be done, or a `verb` to be confirmed."""
    plain = said(text)
    found = WORD.findall(plain)
    if not found:
        return None
    if mode == "do_confirm":
        return "verb" if opens_with_verb(found) and not plain.endswith("?") else None
    if mode == "read_do" and not _may_be_verb(found[0]):
        is_answered = bool(_ANSWERED.search(plain))  # “Flaps: set” is read, done and answered.
        return "state" if not is_answered and (plain.endswith("?") or is_state(found)) else None
    return None


def form_of(text: str) -> str:
    """What a line is by its words: a `verb` opens it, it is a `state`, or nothing that one could tell."""
    found = WORD.findall(said(text))
    if not found:
        return ""
    if is_state(found) and not opens_with_verb(found):
        return "state"
    return "verb" if _may_be_verb(found[0]) else ""


def opens_with_verb(found: list[str]) -> bool:
    """Whether these words are an instruction. Words that are things, too, count only before a thing."""
    first, second = found[0], found[1] if len(found) > 1 else ""
    if first in words().verbs:
        return not is_state(found[-1:]) or second in words().before_things
    if first not in words().verbs_or_things or second not in words().before_things:
        return False
    return not is_state(found) or second in words().articles  # “Access to the room granted” is a state.


def is_state(found: list[str]) -> bool:
    """Whether these words end like “backup taken”."""
    last = found[-1]
    if last in words().not_participles:
        return False
    return last in words().participles or (len(last) > 4 and last.endswith(words().participle_endings))


def _join_of_actions(plain: str) -> str | None:
    """“Close the valve and open the bypass”, but not “salt and pepper” or “QA and product sign”. Of two ways (“limit or
    remove”) one is done."""
    found = WORD.findall(plain)
    if not found or not (opens_with_verb(found) or found[0] in words().verbs_or_things):
        return None
    if _is_pair_of_verbs(found):
        return found[1]
    for place, word in enumerate(found[1:-1], start=1):
        # “a list of steps to contain and recover”.
        is_purpose = place > 1 and found[place - 2] == "to" and _may_be_verb(found[place - 1])
        if word in words().further and not is_purpose and opens_with_verb(found[place + 1 :]):
            return word
    return None


def _is_pair_of_verbs(found: list[str]) -> bool:
    """“Build and test”, “create and push the tag”; one of the two is nothing but a verb."""
    if len(found) < 3 or found[1] not in words().further or is_state(found):
        return False
    first, second = found[0], found[2]
    are_verbs = _may_be_verb(first) and _may_be_verb(second)
    return are_verbs and (first in words().verbs or second in words().verbs)


def _asks(plain: str, found: list[str]) -> bool:
    """Whether it asks for more than a tick, with its mark or without: “What is the blood loss”."""
    if plain.endswith("?"):
        return bool(words().open_question.match(_asked(plain)))
    return bool(words().asking.match(plain)) and not is_state(found)


def _may_be_verb(word: str) -> bool:
    return word in words().verbs or word in words().verbs_or_things


def _asked(plain: str) -> str:
    """The question behind a label: “Anaesthetist: what are the concerns?”. “Ask: who leads?” is done once asked."""
    label, _, question = plain.rpartition(":")
    first = WORD.findall(label)[:1]
    is_order = bool(first) and _may_be_verb(first[0]) and first[0] not in words().roles
    return plain if is_order else question.strip() or plain


def about(text: str, *, mode: str = "", answer: str = "done") -> list[tuple[str, Level, dict[str, Any]]]:
    """Rule, level and data of each remark about one line."""
    found: list[tuple[str, Level, dict[str, Any]]] = []
    if is_long(text):
        found.append(("C6", "warn", {"is_long": True}))
    elif word := joined(text):
        found.append(("C6", "warn", {"word": word}))
    if word := vague_word(text):
        found.append(("C7", "warn", {"word": word}))
    elif lacks_answer(text, answer):
        found.append(("C8", "warn", {}))
    # A vague line is written anew anyway, and then in the right form.
    if not {"C7", "C8"} & {rule for rule, _level, _data in found} and (form := wrong_form(text, mode)):
        found.append(("C9", "note", {"form": form}))
    return found
