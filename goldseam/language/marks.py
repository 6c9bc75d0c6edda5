"""What the coach has to say about a few words."""

from typing import NamedTuple


class Mark(NamedTuple):
    """Words that may hide a condition or a decision, with the reason and a question that leads there.

    `start` and `end` count characters of the text that was looked at. A mark is an offer: nothing follows from it.
    """

    rule: str
    start: int
    end: int
    text: str
    why: str
    suggestion: str
