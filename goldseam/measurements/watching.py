"""Who is told of new values. Practices that act on them register here, so that a series knows nobody above it.

    @watches_points
    def check_stops(series, points): …

Each is called inside the transaction of `Series.add` with the points that are new, were corrected or were brought back,
in order of time.

    @watches_description
    def keep_what_was_agreed(series, before): …

Each is called when a series is described otherwise, before that is kept, with what stood there in each field that
differs; it refuses with a `ValidationError`.

Both belong into the `listeners.py` of a practice.
"""

from collections.abc import Callable

WATCHERS: list[Callable] = []
DESCRIPTION_WATCHERS: list[Callable] = []


def watches_points(function: Callable) -> Callable:
    """Registers a function that is told of the new points of every series."""
    if function not in WATCHERS:
        WATCHERS.append(function)
    return function


def watches_description(function: Callable) -> Callable:
    """Registers a function that is asked before a series is described otherwise."""
    if function not in DESCRIPTION_WATCHERS:
        DESCRIPTION_WATCHERS.append(function)
    return function


def tell(series, points: list) -> None:
    for watcher in WATCHERS if points else ():
        watcher(series, points)


def ask(series, before: dict) -> None:
    for watcher in DESCRIPTION_WATCHERS if before else ():
        watcher(series, before)
