"""What a timeline is read into before its days are known."""

from dataclasses import dataclass

from goldseam.exchange.postmortems.stamps import Stamp


@dataclass
class Entry:
    """A moment on its way: its time as it was written, and the lines of the section that tell of it."""

    stamp: Stamp
    text: str
    start: int
    end: int
    zone: str = ""
    # A date that stands above the rows that it is for, and is none itself.
    is_day: bool = False
    # "First detected 10:15": a name with a time behind it.
    is_milestone: bool = False
