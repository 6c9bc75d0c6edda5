"""SQLite for many writers, who take turns.

SQLite has one place for a writer. Who finds it taken sleeps and looks again, longer each time, up to a tenth of a
second: under load some are passed by again and again. Here the threads of a process stand in line, and their first
waits for a lock that the system hands from process to process: it lies on a file beside the database.
"""

import threading
from pathlib import Path

from django.db import OperationalError
from django.db.backends.sqlite3 import base

try:
    import fcntl
except ImportError:  # Windows, where processes look again and again.
    fcntl = None  # type: ignore[assignment]

LINE = threading.Lock()


class DatabaseWrapper(base.DatabaseWrapper):
    """Stands in line before each transaction, and makes room after it."""

    place = None
    has_turn = False

    def get_new_connection(self, conn_params):
        if fcntl and not self.is_in_memory_db():
            name = Path(self.settings_dict["NAME"])
            self.place = name.with_name(f"{name.name}-turn").open("w")
        return super().get_new_connection(conn_params)

    def _start_transaction_under_autocommit(self):
        self.has_turn = LINE.acquire(timeout=self.settings_dict["OPTIONS"]["timeout"])
        if not self.has_turn:
            raise OperationalError("database is locked")
        try:
            if self.place:
                fcntl.flock(self.place, fcntl.LOCK_EX)
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._make_room()
            raise

    def _commit(self):
        super()._commit()
        self._make_room()

    def _rollback(self):
        super()._rollback()
        self._make_room()

    def _close(self):
        super()._close()
        self._make_room()
        if self.place:
            self.place.close()
            self.place = None

    def _make_room(self) -> None:
        if self.has_turn:
            self.has_turn = False
            if self.place:
                fcntl.flock(self.place, fcntl.LOCK_UN)
            LINE.release()
