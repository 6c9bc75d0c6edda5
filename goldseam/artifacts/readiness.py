"""What is missing before people may work by an artifact. Each part of the product says what it asks for.

    @before_active                                             # in a part's listeners.py
    def sign_offs(artifact) -> list[Gap]: …

A gap that is `firm` cannot be overruled; any other can, with a reason that is kept.
"""

from collections.abc import Callable
from typing import NamedTuple


class Gap(NamedTuple):
    """One thing that is missing: the rule that asks for it, in words, and where it can be mended."""

    rule: str
    words: str
    is_firm: bool = False
    href: str = ""


ASKED: list[Callable] = []


def before_active(asks: Callable) -> Callable:
    """Registers a function that says what is missing."""
    if asks not in ASKED:
        ASKED.append(asks)
    return asks


def gaps_of(artifact) -> list[Gap]:
    """All that is missing, in the order in which the parts of the product say it."""
    return [gap for asks in ASKED for gap in asks(artifact)]
