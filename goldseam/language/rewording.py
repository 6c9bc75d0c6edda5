"""Other words for some that are marked: such as fit into the sentence as it stands, without asking the writer back."""

import re

VERBS = {
    "en": {
        "failed to": "did not",
        "neglected to": "did not",
        "forgot to": "did not",
        "omitted to": "did not",
        "ignored": "did not act on",
        "violated": "departed from",
        "disobeyed": "departed from",
    },
}
PHRASES = {
    "en": {
        "root cause was": "conditions included",
        "main cause was": "conditions included",
        "primary cause was": "conditions included",
        "cause was": "conditions included",
        "root cause is": "conditions include",
        "cause is": "conditions include",
        "the only cause was": "one of the conditions was",
        "the sole cause was": "one of the conditions was",
        "root cause:": "contributing conditions:",
        "root causes:": "contributing conditions:",
        "due solely to": "due in part to",
        "solely due to": "in part due to",
        "solely because": "in part because",
    },
}
# After these words a verb has another form, or another subject.
NOT_AFTER = frozenset(
    {"has", "have", "had", "having", "'ve", "'s", "'d", "is", "are", "was", "were"}
    | {"be", "been", "being", "got", "get", "to", "not", "never"}
)
_LAST_WORD = re.compile(r"('?[^\W\d_]+)\W*$")


def reworded(text: str, start: int, end: int, language: str) -> str:
    """What could stand there instead of the words from `start` to `end`; empty where only the writer can know it."""
    instead = _first_that_fits(PHRASES.get(language, {}), text[start:end])
    if instead or _is_other_form(text[max(start - 40, 0) : start]):
        return instead
    return _first_that_fits(VERBS.get(language, {}), text[start:end])


def _first_that_fits(other_words: dict[str, str], words: str) -> str:
    for said, instead in other_words.items():
        rest = words[len(said) :]
        if words.lower().startswith(said) and not rest[:1].isalpha():
            return _like(words, instead) + rest
    return ""


def _is_other_form(before: str) -> bool:
    found = _LAST_WORD.search(before.lower().replace("’", "'"))
    return found is not None and found[1] in NOT_AFTER


def _like(words: str, instead: str) -> str:
    """With a capital where the words have one."""
    return instead[0].upper() + instead[1:] if words[0].isupper() else instead
