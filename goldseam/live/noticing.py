"""Notices what other processes have changed in the rooms that somebody listens to here."""

import logging
import threading
from collections.abc import Callable

from django.db import DatabaseError, close_old_connections, connection, connections

from goldseam.live import noticing_postgres, noticing_sqlite
from goldseam.live.models import Room

LONGEST = 1  # Seconds until the versions are looked at, whether or not somebody told.
PAUSE_AFTER_ERROR = 1

logger = logging.getLogger("goldseam.live")


class Noticer:
    """A thread that compares the rooms' versions with those that are shown here. It rests while nobody listens."""

    def __init__(self, shown: Callable[[], dict[int, int]], wake: Callable[[int], None]):
        self.shown, self.wake = shown, wake
        self.is_wanted = threading.Event()
        self.is_stopping = threading.Event()
        self.thread = threading.Thread(target=self.run, name="goldseam-live", daemon=True)

    def run(self) -> None:
        watch = _watch()
        while not self.is_stopping.is_set():
            if not self.shown():
                connections.close_all()
                self.is_wanted.clear()
                self.is_wanted.wait(LONGEST)
                continue
            watch = self.look(watch)
        connections.close_all()

    def look(self, watch):
        """One look; a database that is away is waited for."""
        try:
            watch.wait(LONGEST)
            for room in changed(self.shown()):
                self.wake(room)
        except DatabaseError as error:
            logger.error("Looking at rooms: %s", type(error).__name__)
            close_old_connections()
            self.is_stopping.wait(PAUSE_AFTER_ERROR)
            return _watch()
        return watch

    def stop(self) -> None:
        self.is_stopping.set()
        self.is_wanted.set()
        if self.thread.is_alive():
            self.thread.join(2 * LONGEST)


def changed(shown: dict[int, int]) -> list[int]:
    """The rooms that have moved on since they were shown, and those that are gone."""
    now = dict(Room.objects.filter(pk__in=shown).values_list("pk", "version"))
    return [room for room, version in shown.items() if now.get(room) != version]


def _watch():
    return noticing_postgres.Watch() if connection.vendor == "postgresql" else noticing_sqlite.Watch()
