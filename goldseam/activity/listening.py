"""What else follows when something has happened: calendars, webhooks and others who listen.

    @when("review.closed")                                     # in a practice's listeners.py
    def invite_to_follow_through(activity): …

It is called once, in the transaction in which the activity is delivered; what takes time becomes a job there.
"""

from collections import defaultdict
from collections.abc import Callable

LISTENERS: dict[str, list[Callable]] = defaultdict(list)


def when(kind: str):
    """Calls the function for each activity of that kind."""

    def register(listener: Callable) -> Callable:
        LISTENERS[kind].append(listener)
        return listener

    return register


def listeners_to(kind: str) -> list[Callable]:
    return LISTENERS.get(kind, [])
