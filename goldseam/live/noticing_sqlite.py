"""Notices on SQLite that somebody has written, be it another process: one number in memory that all of them share."""

import time

from django.db import connection

PAUSE = 0.02  # Seconds between two looks, each of which takes some hundredths of a millisecond.


class Watch:
    """Waits until something was written since the last time."""

    def __init__(self):
        self.seen = None

    def wait(self, longest: float) -> None:
        end = time.monotonic() + longest
        while (written := _written()) == self.seen and time.monotonic() < end:
            time.sleep(PAUSE)
        self.seen = written


def _written() -> int:
    with connection.cursor() as cursor:
        return cursor.execute("PRAGMA data_version").fetchone()[0]
