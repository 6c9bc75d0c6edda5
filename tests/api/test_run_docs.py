"""docs/api/runs.md says what is: its lines run as they stand there."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

from django.test import LiveServerTestCase

from goldseam.runs.models import Opportunity, StartKey
from tests import make

PAGE = (Path(__file__).parents[2] / "docs/api/runs.md").read_text(encoding="utf-8")
DIFFERS = {"at", "started_at", "ended_at", "page"}


def examples(kind):
    return re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def plain(facts):
    return {name: value for name, value in facts.items() if name not in DIFFERS}


class RunPageTests(LiveServerTestCase):
    def test_its_lines_run(self):
        if not (shutil.which("curl") and shutil.which("bash")):
            self.skipTest("There is no curl or no bash here.")
        checklist = make.checklist(make.organisation())
        _key, token = StartKey.make(checklist, by=checklist.owner, name="The page")
        known = {"GOLDSEAM_URL": self.live_server_url, "GOLDSEAM_KEY": token, "PATH": os.environ["PATH"]}
        moment, runs = map(json.loads, examples("json"))

        ask, door, look = examples("sh")
        answers = [self.run_line(line, known) for line in (ask, door)]
        make.run(checklist, project="web", ref="v2.3")
        seen = self.run_line(look, known)

        for answer in answers:
            self.assertEqual(plain(answer), plain(moment))
            self.assertEqual(answer.keys(), moment.keys())
            self.assertTrue(answer["page"].endswith("/acme/runs/new?artifact=1&project=web&ref=v2.3"))
        self.assertEqual(Opportunity.objects.count(), 1)
        self.assertEqual(list(map(plain, seen["runs"])), list(map(plain, runs["runs"])))

    def run_line(self, line, known):
        done = subprocess.run(["bash", "-c", line], env=known, capture_output=True, timeout=30)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)
