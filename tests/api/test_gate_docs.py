"""docs/api/gates.md says what is: its lines run as they stand there."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

from django.test import LiveServerTestCase

from tests import make

PAGE = (Path(__file__).parents[2] / "docs/api/gates.md").read_text(encoding="utf-8")


def examples(kind):
    return re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


class GatePageTests(LiveServerTestCase):
    def test_its_lines_run(self):
        if not (shutil.which("curl") and shutil.which("bash")):
            self.skipTest("There is no curl or no bash here.")
        clauses = [{"title": "After the freeze", "condition": "scope_changed == true", "checks": ["smoke"]}]
        gate = make.gate(make.organisation(), clauses=clauses)
        _key, token = gate.issue_key(by=gate.owner, name="The page")
        known = {"GOLDSEAM_URL": self.live_server_url, "GOLDSEAM_KEY": token, "PATH": os.environ["PATH"]}

        ask, wait, check = examples("sh")
        answers = [self.run_line(line, known) for line in (ask, check, wait, ask)]

        shown = json.loads(examples("json")[0])
        self.assertEqual(
            {name: answers[0][name] for name in shown if name not in {"href", "missing"}},
            {name: shown[name] for name in shown if name not in {"href", "missing"}},
        )
        self.assertEqual(answers[0]["missing"][0]["words"], shown["missing"][0]["words"])
        self.assertTrue(answers[1]["is_asked_for"])
        self.assertEqual([answer["answer"] for answer in answers[2:]], ["pass", "pass"])

    def run_line(self, line, known):
        done = subprocess.run(["bash", "-c", line], env=known, capture_output=True, timeout=30)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)
