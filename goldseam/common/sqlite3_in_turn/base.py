"""SQLite for many writers, who take turns.

SQLite has one place for a writer. Who finds it taken sleeps and looks again, longer each time, up to a tenth of a
second: under load some are passed by again and again. Here the threads of a process stand in line, and the first of
them looks every millisecond, in case another process is writing.
"""

import threading
import time
from contextlib import contextmanager

from django.db import OperationalError
from django.db.backends.sqlite3 import base

LOOK_AGAIN = 0.001
LINE = threading.Lock()


class DatabaseWrapper(base.DatabaseWrapper):
    """Stands in line before each transaction, and makes room after it."""

    has_turn = False

    def _start_transaction_under_autocommit(self):
        patience = self.settings_dict["OPTIONS"]["timeout"]
        end = time.monotonic() + patience
        self.has_turn = LINE.acquire(timeout=patience)
        if not self.has_turn:
            raise OperationalError("database is locked")
        try:
            self._begin(end)
        except BaseException:
            self._make_room()
            raise

    def _begin(self, end: float) -> None:
        with self._without_sleep():
            while True:
                try:
                    return super()._start_transaction_under_autocommit()  # type: ignore[misc]
                except OperationalError as error:
                    if "locked" not in str(error) or time.monotonic() > end:
                        raise
                time.sleep(LOOK_AGAIN)

    @contextmanager
    def _without_sleep(self):
        """Leaves it to us how often to look for room."""
        (waits,) = self.connection.execute("PRAGMA busy_timeout").fetchone()
        self.connection.execute("PRAGMA busy_timeout=0")
        try:
            yield
        finally:
            self.connection.execute(f"PRAGMA busy_timeout={waits}")

    def _commit(self):
        super()._commit()
        self._make_room()

    def _rollback(self):
        try:
            super()._rollback()
        finally:
            self._make_room()

    def _close(self):
        try:
            super()._close()
        finally:
            self._make_room()

    def _make_room(self) -> None:
        if self.has_turn:
            self.has_turn = False
            LINE.release()
