"""docs/api/measurements.md says what is: its lines run as they stand there."""

import contextlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

from click.testing import CliRunner
from django.test import LiveServerTestCase

from goldseam.cli import main
from tests import make

PAGE = (Path(__file__).parents[2] / "docs/api/measurements.md").read_text(encoding="utf-8")


def examples(kind):
    return re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


class PageTests(LiveServerTestCase):
    def setUp(self):
        if not (shutil.which("curl") and shutil.which("bash")):
            self.skipTest("There is no curl or no bash here.")
        ana = make.person("Ana")
        self.series = make.series(make.organisation(ana), by=ana, kind="value")
        self.key, self.token = self.series.issue_key(by=ana, name="The page")

    def run_line(self, line):
        known = {"GOLDSEAM_URL": self.live_server_url, "GOLDSEAM_KEY": self.token, "PATH": os.environ["PATH"]}
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(["bash", "-c", line], env=known, cwd=folder, capture_output=True, timeout=30)
            files = {file.name: file.read_bytes() for file in Path(folder).iterdir()}
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout, files

    def test_its_lines_of_curl_run(self):
        self.assertEqual(self.series.number, 1)
        added, as_csv, series, chart = [self.run_line(line) for line in examples("sh") if line.startswith("curl")]

        self.assertEqual(json.loads(added[0]), json.loads(examples("json")[0]))
        self.assertEqual(json.loads(as_csv[0])["added"], 2)
        self.assertEqual([point["value"] for point in json.loads(series[0])["points"]], [4.2, 3.9, 4.0, 3.7])
        self.assertTrue(chart[1]["chart.png"].startswith(b"\x89PNG"))

    def test_what_it_shows_for_python_runs(self):
        known = {"GOLDSEAM_URL": self.live_server_url, "GOLDSEAM_KEY": self.token}
        done = subprocess.run(
            [sys.executable, "-c", examples("python")[0]], env=os.environ | known, capture_output=True, timeout=30
        )

        self.assertIn(b"'added': 1", done.stdout, done.stderr)

    def test_what_it_shows_for_github_runs(self):
        steps = textwrap.dedent(examples("yaml")[0].split("run: |\n")[1])
        self.run_line("make() { sleep 1; }; GITHUB_SHA=0123456789abcdef\n" + steps)

        point = self.series.points.get()
        self.assertGreater(point.amount, 0.01)
        self.assertEqual(point.note, "01234567")

    def test_what_it_shows_for_cron_runs(self):
        script = examples("bash")[0].replace(". /etc/goldseam-key", ":")
        sent = "printf 'at,value\n2026-03-02,4.2\n' > values.csv; set -- values.csv\n"
        self.run_line(sent + script)

        self.assertEqual(self.series.points.get().amount, 4.2)

    def test_its_lines_for_the_machine_itself_run(self):
        self.assertEqual(self.series.number, 1)
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            Path("values.csv").write_text("day,value\n2026-03-07,4.3\n")
            for line in examples("sh")[-1].splitlines():
                with self.subTest(line):
                    result = CliRunner().invoke(main, shlex.split(line)[1:])

                    self.assertEqual(result.exit_code, 0, result.output)
            self.assertTrue(Path("chart.png").exists())

    def test_it_names_all_that_an_answer_holds(self):
        for name in json.loads(self.run_line(examples("sh")[2])[0]):
            with self.subTest(name):
                self.assertIn(f"`{name}`", PAGE)
