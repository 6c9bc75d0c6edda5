"""The two halves of an if-then that was written as one sentence."""

import re

SENTENCE = re.compile(
    r"^\s*(?:if|when|whenever)\s+(?P<trigger>.+?)[\s,;:]+then\b[\s,:…]*(?P<response>.+)$", re.I | re.S
)


def halves_of(text: str) -> tuple[str, str]:
    """What stands behind “if” and behind “then”; two blanks where it is not written so."""
    found = SENTENCE.match(text)
    if found is None:
        return "", ""
    return _in_a_line(found["trigger"]), _in_a_line(found["response"])


# The words with which people begin a half, where the page has said “If” or “then” already.
SAID_ALREADY = {"if": "if|when|whenever|wenn|falls", "then": "then|dann"}


def without(word: str, half: str) -> str:
    """A half without the word that stands before it on the page anyway: “If if it rains” is said by nobody."""
    line = _in_a_line(half).lstrip("… ")
    return re.sub(rf"^(?:{SAID_ALREADY[word]})\b[\s…]*", "", line, flags=re.I) or line


def _in_a_line(text: str) -> str:
    return " ".join(text.split()).rstrip(" ,;…")
