"""docs/api/premortems.md and decisions.md say what is: their lines run as they stand there."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

from django.test import LiveServerTestCase

from goldseam.decisions.models import AheadKey
from tests import make

DOCS = Path(__file__).parents[2] / "docs/api"
DIFFERS = {"page", "proposed_at"}


def examples(page, kind):
    return re.findall(rf"^```{kind}\n(.*?)^```$", (DOCS / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def plain(facts):
    return {name: value for name, value in facts.items() if name not in DIFFERS}


class AheadPageTests(LiveServerTestCase):
    def setUp(self):
        if not (shutil.which("curl") and shutil.which("bash")):
            self.skipTest("There is no curl or no bash here.")
        ana = make.person("Ana")
        _key, token = AheadKey.make(make.organisation(ana), by=ana, name="The page")
        self.known = {"GOLDSEAM_URL": self.live_server_url, "GOLDSEAM_KEY": token, "PATH": os.environ["PATH"]}

    def test_its_lines_about_decisions_run(self):
        propose, read = examples("decisions.md", "sh")
        (told,) = map(json.loads, examples("decisions.md", "json"))

        made, again = (self.run_lines(propose)[0] for _time in range(2))
        one, many = self.run_lines(read)

        self.assertEqual(plain(made), plain(told))
        self.assertEqual(made.keys(), told.keys())
        self.assertTrue(made["page"].endswith("/acme/decisions/1"))
        self.assertEqual((made, many), (again, {"decisions": [one]}))

    def test_its_lines_about_premortems_run(self):
        prepare, add, read = examples("premortems.md", "sh")
        told, told_risk = map(json.loads, examples("premortems.md", "json"))

        (made,), (risk,) = self.run_lines(prepare), self.run_lines(add)
        one, many = self.run_lines(read)

        self.assertEqual((plain(made), plain(risk)), (plain(told), plain(told_risk)))
        self.assertEqual((made.keys(), risk.keys()), (told.keys(), told_risk.keys()))
        for seen in (made, risk):
            page = (told if seen is made else told_risk)["page"]
            self.assertTrue(page.endswith(seen["page"].partition("/acme")[2]))
        self.assertEqual(many, {"premortems": [one]})
        self.assertEqual(one["risks"], [risk])

    def run_lines(self, lines):
        """What each command of the block answers."""
        done = subprocess.run(["bash", "-ec", lines], env=self.known, capture_output=True, timeout=30)
        self.assertEqual(done.returncode, 0, done.stderr)
        answers, text, at = [], done.stdout.decode(), 0
        while at < len(text):
            answer, at = json.JSONDecoder().raw_decode(text, at)
            answers.append(answer)
        return answers
