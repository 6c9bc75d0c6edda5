"""What the coach says about a text, in the way in which browsers count."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import islice

from django.utils.translation import get_language

from goldseam.language import guess_language, look
from goldseam.language.rewording import reworded

MOST = 200
ENOUGH_WORDS = 8  # From here on a text says itself in which language it is.


def marks_in(text: str, names: Iterable[str] = ()) -> list[dict]:
    """The first marks of the text, in the language of the text or of the reader. `names` are people it may be about."""
    language = _language_of(text)
    marks = look(text, language, names=_mentioned(names, text), markdown=True)
    place = _places_in_browser(text)
    return [
        mark._asdict()
        | {"start": place(mark.start), "end": place(mark.end)}
        | {"rewrite": reworded(text, mark.start, mark.end, language)}
        for mark in islice(_one_for_each_place(marks), MOST)
    ]


def _one_for_each_place(marks):
    """Two rules may see the same words; whoever types needs one reason."""
    reached = 0
    for mark in marks:
        if mark.start >= reached:
            reached = mark.end
            yield mark


def _language_of(text: str) -> str:
    return guess_language(text) if len(text.split()) >= ENOUGH_WORDS else get_language() or "en"


def _mentioned(names: Iterable[str], text: str) -> list[str]:
    """Those of whom at least a part of the name occurs: a text mentions few people out of hundreds."""
    words = set(_words(text))
    return [name for name in names if not words.isdisjoint(_words(name))]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _places_in_browser(text: str):
    """Browsers count most emoji twice: this turns a place in Python's text into one in theirs."""
    counted_twice = [place for place, letter in enumerate(text) if letter > "\uffff"]
    return lambda place: place + bisect_left(counted_twice, place)
