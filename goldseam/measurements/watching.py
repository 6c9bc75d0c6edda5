"""Who is told of new values. Practices that act on them register here, so that a series knows nobody above it.

    @watches_points
    def check_stops(series, points): …

Each is called inside the transaction of `Series.add` with the points that are new or were corrected, in order of time.
The module that registers has to be loaded: import it where the practice's `kinds.py` or `listeners.py` is loaded.
"""

from collections.abc import Callable

WATCHERS: list[Callable] = []


def watches_points(function: Callable) -> Callable:
    """Registers a function that is told of the new points of every series."""
    if function not in WATCHERS:
        WATCHERS.append(function)
    return function


def tell(series, points: list) -> None:
    for watcher in WATCHERS if points else ():
        watcher(series, points)
