"""What a sender says about one matter: that it began, goes on, is contained or is over."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    FIRING = "firing"
    TAKEN_ON = "taken_on"  # Somebody acknowledged it.
    CONTAINED = "contained"
    OVER = "over"
    NEWS = "news"  # Something to add to an event that is open, and nothing to open one for.


@dataclass(frozen=True)
class Update:
    """One entry that the sender writes below the matter, with the sender's key for it."""

    key: str
    at: datetime | None
    text: str


@dataclass(frozen=True)
class Message:
    """One matter as one delivery tells it. `fingerprint` is the same in every delivery about the same matter.

    `at` is when what it says became so: by it, and not by the order in which deliveries come, is decided what is news.
    """

    fingerprint: str
    state: State
    title: str
    at: datetime | None = None
    text: str = ""
    place: str = ""
    severity: int | None = None
    started_at: datetime | None = None
    detected_at: datetime | None = None
    contained_at: datetime | None = None
    link: str = ""
    tags: tuple[str, ...] = ()
    updates: tuple[Update, ...] = ()
    account: str = ""  # A postmortem that was written there.


class NothingToDo(Exception):
    """The body is understood, and there is nothing in it for the log; `key` says why (see `outcomes.py`)."""

    def __init__(self, key: str, about: str = ""):
        super().__init__(key)
        self.key, self.about = key, about


class NotUnderstood(Exception):
    """The body is not one of this sender."""

    def __init__(self, key: str = "unlike", about: str = ""):
        super().__init__(key)
        self.key, self.about = key, about
