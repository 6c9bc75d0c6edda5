"""Notices on PostgreSQL that a room has changed in another process: the verb's transaction says so when it commits."""

from django.db import connection

CHANNEL = "goldseam_live"


def tell_others() -> None:
    """Within the verb's transaction. Many in one transaction are heard once."""
    with connection.cursor() as cursor:
        cursor.execute(f"NOTIFY {CHANNEL}")


class Watch:
    """Waits until somebody tells. A pooler that passes nothing on makes it wait as long as it may, no longer."""

    def __init__(self):
        self.line = None

    def wait(self, longest: float) -> None:
        connection.ensure_connection()
        with connection.wrap_database_errors:  # Only so does Django know that the connection is to be replaced.
            self._listen(connection.connection, longest)

    def _listen(self, line, longest: float) -> None:
        if line is not self.line:
            line.execute(f"LISTEN {CHANNEL}")
            self.line = line
            return  # What was told before is not told again.
        for _told in line.notifies(timeout=longest, stop_after=1):
            pass
