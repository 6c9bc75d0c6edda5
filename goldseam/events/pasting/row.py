"""One row that was recognised."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PastedRow:
    """What stood there: when, what, and who said it or what it comes from. `kind` is a guess, or empty."""

    time: str
    text: str
    source: str = ""
    kind: str = ""
