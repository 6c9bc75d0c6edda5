"""Which language a text is written in."""

import re
from collections import Counter

from goldseam.language.rulebook import languages, rulebook

_WORD = re.compile(r"[^\W\d_]+")
ENOUGH = 400


def guess_language(text: str) -> str:
    """The language whose everyday words are seen most often at the beginning of the text; English if none is."""
    votes: Counter[str] = Counter()
    words = [found[0].lower() for found in _WORD.finditer(text[: ENOUGH * 20])][:ENOUGH]
    for code in languages():
        common = rulebook(code).lists["stop_words"]
        votes[code] = sum(word in common for word in words)
    best, count = max(votes.items(), key=lambda vote: (vote[1], vote[0] == "en"))
    return best if count else "en"
