"""How often somebody may ask for something that costs time and keeps nothing.

Counted in the memory of this process alone: a table or a shared cache would tell when a person was typing.
"""

from collections import Counter
from threading import Lock
from time import monotonic


class Pace:
    """At most so many within some seconds, for each of those who ask."""

    def __init__(self, most: int, seconds: int = 60):
        self.most, self.seconds = most, seconds
        self._lock = Lock()
        self._window = 0
        self._asked: Counter = Counter()

    def allows(self, who) -> bool:
        window = int(monotonic() // self.seconds)
        with self._lock:
            if window != self._window:
                self._window, self._asked = window, Counter()
            self._asked[who] += 1
            return self._asked[who] <= self.most
