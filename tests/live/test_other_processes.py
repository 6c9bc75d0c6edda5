"""The streams of a server whose rooms are changed by other processes, and which is stopped."""

import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import closing
from unittest import skipUnless

from django.db import connection
from django.test import TransactionTestCase

from goldseam.live.models import Room
from goldseam.live.noticing import Noticer
from goldseam.live.stages import Doing
from tests import make
from tests.live.served import Page, room

LIMIT = 20
PROGRAM = """
import django
django.setup()
from django.db import connections
connections["default"].settings_dict["NAME"] = {name!r}
import uvicorn
uvicorn.run("config.asgi:application", port={port}, lifespan="on", log_level="warning", timeout_graceful_shutdown=10)
"""


class OtherProcessTests(TransactionTestCase):
    def setUp(self):
        self.ana = make.person("Ana")
        self.room = room(Doing.WRITE, by=self.ana)
        self.room.join(name="Bo", secret="of-bo")
        with closing(socket.socket()) as trial:
            trial.bind(("127.0.0.1", 0))
            self.port = trial.getsockname()[1]
        name = str(connection.settings_dict["NAME"])
        self.server = subprocess.Popen([sys.executable, "-c", PROGRAM.format(name=name, port=self.port)])
        self.addCleanup(self.server.wait, LIMIT)
        self.addCleanup(self.server.kill)

    def page(self):
        end = time.monotonic() + LIMIT
        while time.monotonic() < end:
            try:
                return Page(f"http://127.0.0.1:{self.port}", self.room, "of-bo")
            except ConnectionRefusedError:
                time.sleep(0.05)
        raise AssertionError("It did not start.")

    def test_what_one_process_writes_is_seen_in_another_and_a_stop_ends_streams_at_once(self):
        bo = self.page()
        bo.hear("shown")

        began = time.monotonic()
        self.room.go_to(1, by=self.ana)
        self.assertTrue(bo.sees("stage", "Write"))
        took = time.monotonic() - began
        self.server.send_signal(signal.SIGTERM)
        bo.rest()
        self.server.wait(LIMIT)
        stopped = time.monotonic() - began - took

        self.assertLess(took, 0.9)  # Somebody told: the look once a second is only the net below it.
        self.assertLess(stopped, 5)


@skipUnless(connection.vendor == "postgresql", "Only PostgreSQL is a server that may be away.")
class LostDatabaseTests(TransactionTestCase):
    def test_after_the_database_was_away_changes_are_noticed_again(self):
        room, noticed = make.room(), threading.Event()
        noticer = Noticer(lambda: {room.pk: 1}, lambda _room: noticed.set())
        Room.objects.update(version=1)
        self.addCleanup(noticer.stop)
        noticer.thread.start()

        end = time.monotonic() + LIMIT
        while not self.cut() and time.monotonic() < end:
            time.sleep(0.02)
        Room.objects.update(version=2)

        self.assertTrue(noticed.wait(LIMIT))

    def cut(self):
        """Ends the line of whoever listens, as a restart does."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                " AND state = 'idle' AND query LIKE 'SELECT%version%live_room%'"
            )
            return cursor.fetchall()
