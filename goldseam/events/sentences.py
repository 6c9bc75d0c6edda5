"""The first sentence of what somebody wrote: the title of an event until somebody finds a better one."""

import re

TITLE_LENGTH = 120

_BREAK = re.compile(r"(?<=[.!?…])\s")
_OPENING = "([{\"'“„‘«»"
_SHORT = re.compile(
    r"(?:[^\W\d_]\.)+|(?:mrs?|ms|dr|prof|st|fr|hr|nr|vs|approx|ca|bzw|usw)\.",  # single letters: “A.”, “e.g.”, “z.B.”
    re.IGNORECASE,
)


def first_sentence(text: str) -> str:
    """The first sentence of a text, short enough for a line of a list."""
    line = " ".join(text.strip().split())
    start = line[: TITLE_LENGTH + 2]  # What ends later is cut anyway.
    ends = (found.start() for found in _BREAK.finditer(start) if _is_end(start, found.start()))
    sentence = line[: next(ends, None)]
    if len(sentence) <= TITLE_LENGTH:
        return sentence.rstrip(".") or sentence
    return sentence[: TITLE_LENGTH - 1].rsplit(" ", 1)[0][: TITLE_LENGTH - 1] + "…"


def _is_end(line: str, at: int) -> bool:
    """Not after an abbreviation, nor where the next word goes on in lower case."""
    word = line[:at].rsplit(" ", 1)[-1].lstrip(_OPENING)
    following = line[at + 1 :].lstrip(_OPENING)[:1]
    if word.lower() == "no.":
        return not following.isdigit()  # “No. 5” is a number, “No.” an answer.
    return not following.islower() and not _SHORT.fullmatch(word)
