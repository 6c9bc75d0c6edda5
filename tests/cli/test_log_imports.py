"""goldseam import log."""

import json
import tempfile
from pathlib import Path

from click.testing import CliRunner
from django.test import TestCase

from goldseam.cli.imports import import_
from goldseam.events.models import Event
from goldseam.exchange.models import LogImport
from tests import make
from tests.exchange.logs.files import LOG

ASKED = "Date,Event,Severity\n03/04/2024,It fell,1\n05/06/2024,It broke,3\n"


class LogCommandTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)

    def run_it(self, text: str | None, *options: str):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "log.csv")
            file.write_text(text or "")
            where = ["--organisation", "acme", "--by", "ana@example.org"]
            return CliRunner().invoke(import_, ["log", *([str(file)] if text else []), *where, *options])

    def test_a_log_comes_in_and_a_second_run_adds_nothing(self):
        self.assertEqual(self.run_it(LOG).exit_code, 0)

        told = json.loads(self.run_it(LOG, "--format", "json").output)

        self.assertEqual((told["new"], told["same"], Event.objects.count()), (0, 3, 3))

    def test_what_is_asked_is_answered_by_options(self):
        refused = self.run_it(ASKED)
        self.assertEqual(refused.exit_code, 1)
        self.assertIn("--days day-first", refused.output)
        self.assertEqual(LogImport.objects.count(), 0)

        self.run_it(ASKED, "--days", "month-first", "--one", "worst", "--column", "Event=title", "--zone", "Asia/Tokyo")

        event = Event.objects.get(title="It fell")
        self.assertEqual((event.happened_at.day, event.happened_at.month, event.severity_actual), (3, 3, 5))

    def test_rows_that_were_left_out_are_told_and_end_with_2(self):
        answer = self.run_it(LOG + "4,2024-13-45,It fell.,Ward 4,minor,\n")

        self.assertEqual(answer.exit_code, 2)
        self.assertIn("line 5", answer.output)

    def test_an_import_is_taken_back(self):
        self.run_it(LOG)

        answer = self.run_it(None, "--undo", str(LogImport.objects.get().number))

        self.assertIn("3 taken back", answer.output)
        self.assertEqual(Event.objects.count(), 0)

    def test_looking_only_leaves_nothing_behind(self):
        answer = self.run_it(LOG, "--dry-run")

        self.assertIn("started_at", answer.output)
        self.assertEqual(LogImport.objects.count(), 0)

    def test_mistakes_are_said_in_one_line(self):
        for options in (
            ["--column", "Nope=text"],
            ["--column", "Date=nope"],
            ["--zone", "Mars"],
            ["--team", "x"],
            ["--value", "x"],
        ):
            answer = self.run_it(LOG, *options)
            self.assertEqual(answer.exit_code, 2, answer.output)
            self.assertNotIn("Traceback", answer.output)
