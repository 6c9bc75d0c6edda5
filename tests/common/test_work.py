"""The worker as a process of its own: it is stopped, killed, and doubled."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

import django.db
import pytest
from django.test import TransactionTestCase
from django.utils import timezone

from goldseam.common.models import Job
from goldseam.common.tasks import task
from goldseam.common.work import Worker, start_in_background

LIMIT = 20
PROGRAM = """
import django
django.setup()
from django.conf import settings
from django.db import connections
settings.DATABASES["default"]["NAME"] = connections["default"].settings_dict["NAME"] = {name!r}
from goldseam.common import work
work.work()
"""


@task
def write(file: str, word: str, pause: float = 0):
    with open(file, "a") as out:
        out.write(f"begun {word}\n")
    time.sleep(pause)
    with open(file, "a") as out:
        out.write(f"{word}\n")


class WorkTests(TransactionTestCase):
    @pytest.fixture(autouse=True)
    def file_of_words(self, tmp_path):
        self.file = tmp_path / "words"
        self.file.touch()

    def test_it_does_jobs_within_about_a_second_and_stops_when_asked(self):
        worker = self.start_worker()
        self.write("ready")
        self.wait_for("ready")

        asked = time.monotonic()
        self.write("soon")
        self.wait_for("soon")
        took = time.monotonic() - asked
        worker.send_signal(signal.SIGTERM)

        self.assertLess(took, 2.5)
        self.assertEqual(worker.wait(LIMIT), 0)

    def test_it_finishes_its_job_before_it_stops(self):
        worker = self.start_worker()
        self.write("long", pause=1.5)
        self.wait_for("begun long")

        worker.send_signal(signal.SIGTERM)

        self.assertEqual(worker.wait(LIMIT), 0)
        self.assertIn("long", self.words())
        self.assertFalse(Job.objects.exists())

    def test_a_job_survives_its_worker(self):
        worker = self.start_worker()
        self.write("survives", pause=2)
        self.wait_for("begun survives")

        worker.kill()
        worker.wait(LIMIT)
        Job.objects.update(due_at=timezone.now() - timedelta(seconds=1))  # As if the lease had run out.
        self.start_worker()

        self.wait_for("survives")
        self.assertEqual(self.words().count("begun survives"), 2)

    def test_two_workers_do_each_job_once(self):
        for number in range(20):
            self.write(str(number))

        self.start_worker()
        self.start_worker()
        for number in range(20):
            self.wait_for(str(number))

        self.assertEqual(len(self.words()), 40)

    def test_in_the_server_it_is_one_thread(self):
        first, second = start_in_background(), start_in_background()
        self.write("inside")
        self.wait_for("inside")

        first.stop()

        self.assertIs(first, second)
        self.assertFalse(first.thread.is_alive())
        self.assertIsNot(start_in_background(), first)
        start_in_background().stop()

    def test_a_part_that_fails_leaves_the_others_their_turn(self):
        with pytest.MonkeyPatch.context() as patch, self.assertLogs("goldseam.work"):
            patch.setattr("config.schedule.ALWAYS", ["tests.common.test_work.fail"])
            self.write("all the same")
            Worker().round()

        self.assertIn("all the same", self.words())

    def test_a_database_that_is_away_is_waited_for(self):
        with pytest.MonkeyPatch.context() as patch, self.assertLogs("goldseam.work"):
            patch.setattr("config.schedule.ALWAYS", ["tests.common.test_work.lose_database"])
            patch.setattr("goldseam.common.work.PAUSE_AFTER_ERROR", 0)

            self.assertFalse(Worker().round())

    def write(self, word, pause=0.0):
        write.enqueue(file=str(self.file), word=word, pause=pause)

    def words(self) -> list[str]:
        return self.file.read_text().splitlines()

    def wait_for(self, word: str) -> None:
        end = time.monotonic() + LIMIT
        while word not in self.words():
            self.assertLess(time.monotonic(), end, f"{word} was not done")
            time.sleep(0.05)

    def start_worker(self) -> subprocess.Popen:
        name = str(django.db.connection.settings_dict["NAME"])
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings", "PYTHONPATH": os.getcwd()}
        worker = subprocess.Popen([sys.executable, "-c", PROGRAM.format(name=name)], env=environment)
        self.addCleanup(worker.wait)
        self.addCleanup(worker.kill)
        return worker


def fail():
    raise ValueError


def lose_database():
    raise django.db.OperationalError
