"""Lines to copy into a pipeline: they ask about one state, and hold what the gate promises."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from django.test import LiveServerTestCase, TestCase

from goldseam.guardrails.snippets import snippets_of, telling
from tests import make

ODD = "my $(touch made) 'shop'"


def lines_of(gate):
    return {one.key: one.text for one in snippets_of(gate, gate.told_clauses)}


class ReadingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        clause = {"title": "Always", "checks": [ODD, "load\nrm -rf x", "${{ secrets.KEY }}"]}
        cls.gate = make.gate(make.organisation(), project=ODD, clauses=[clause])

    def test_a_branch_is_never_the_ref(self):
        lines = lines_of(self.gate)

        self.assertIn("REF: ${{ github.ref_type == 'tag' && github.ref_name || github.sha }}", lines["github"])
        self.assertIn('--ref "${CI_COMMIT_TAG:-$CI_COMMIT_SHA}"', lines["gitlab"])
        for name in ("GITHUB_REF_NAME", "CI_COMMIT_REF_NAME"):
            self.assertNotIn(name, "".join(lines.values()))

    def test_they_are_yaml_in_which_each_line_of_the_script_is_a_text(self):
        yaml = pytest.importorskip("yaml")
        self.gate.add_clause(
            by=self.gate.owner, title="Frozen", condition="scope_changed == true && files > 2", checks=["a"]
        )
        lines = lines_of(self.gate)

        [step], job = yaml.safe_load(lines["github"]), yaml.safe_load(lines["gitlab"])["ask_the_gate"]

        self.assertIn("goldseam gate release", step["run"])
        told = [*step["env"].values(), *job["variables"].values()]
        self.assertEqual({type(value) for value in told}, {str})
        self.assertEqual([type(line) for line in job["script"]], [str])
        self.assertLessEqual({"FACT_SCOPE_CHANGED", "FACT_FILES"}, {*step["env"]} & {*job["variables"]})

    def test_nothing_that_deploys_runs_beside_the_question(self):
        """On GitLab, jobs of one stage run at the same time unless they say what they need."""
        self.assertIn("needs: [ask_the_gate]", lines_of(self.gate)["gitlab"])

    def test_names_are_text_to_a_shell_and_to_github(self):
        lines = lines_of(self.gate)
        quoted = """'my $(touch made) '"'"'shop'"'"''"""

        for key in ("github", "gitlab"):
            self.assertIn(f"goldseam checked {quoted} --gate release --project {quoted} --ref", lines[key])
        self.assertIn("${{ '${{' }} secrets.KEY }}", lines["github"])
        self.assertIn("'load rm -rf x'", lines["github"])
        self.assertIn(f"goldseam checked {quoted} --gate release --ref '$(b)'", telling(self.gate, ODD, "", "$(b)"))


class CurlTests(LiveServerTestCase):
    who = {"NAME": 'Ana "A\\B" Alm', "EMAIL": "ana@example.org"}

    def setUp(self):
        if not all(map(shutil.which, ("curl", "bash", "git"))):
            self.skipTest("There is no curl, no bash or no git here.")
        condition = 'environment == "production" && files > 20 && version == "12" && services == ["web"]'
        clause = {"title": "Always", "condition": condition, "checks": ["smoke"]}
        self.gate = make.gate(make.organisation(), project=ODD, clauses=[clause], when_unreachable="open")
        _key, self.token = self.gate.issue_key(by=self.gate.owner, name="Pipeline")
        self.folder = self.enterContext(tempfile.TemporaryDirectory())
        for words in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "One"]):
            subprocess.run(["git", *words], cwd=self.folder, env=self.known, check=True)

    @property
    def known(self):
        who = {f"GIT_{role}_{what}": told for role in ("AUTHOR", "COMMITTER") for what, told in self.who.items()}
        facts = {"ENVIRONMENT": "production", "FILES": "21", "VERSION": '"12"', "SERVICES": '["web"]'}
        told = {f"FACT_{name}": value for name, value in facts.items()}
        about = {"PATH": os.environ["PATH"], "HOME": self.folder, "GOLDSEAM_GATE_KEY": self.token, "REF": "v2.3"}
        return who | told | about

    def run_lines(self, url):
        with self.settings(BASE_URL=url):
            lines = lines_of(self.gate)["curl"]
        done = subprocess.run(["bash", "-ec", lines], cwd=self.folder, env=self.known, capture_output=True, timeout=60)
        return done.returncode, done.stdout.decode() + done.stderr.decode()

    def test_the_lines_ask_with_facts_and_author_and_end_as_the_gate_answers(self):
        blocked, told = self.run_lines(self.live_server_url)
        asked = self.gate.asked.get()
        self.gate.tell_check("", "v2.3", "smoke", passed=True)
        passed, _told = self.run_lines(self.live_server_url)

        self.assertEqual((blocked, passed), (1, 0), told)
        self.assertEqual((asked.project, asked.author), (ODD, 'Ana "A\\B" Alm <ana@example.org>'))
        self.assertEqual(asked.facts, {"environment": "production", "files": 21, "version": "12", "services": ["web"]})
        self.assertFalse(Path(self.folder, "made").exists())

    def test_where_nobody_answers_they_go_on_as_the_gate_says(self):
        status, told = self.run_lines("http://127.0.0.1:1")

        self.assertEqual(status, 0, told)
        self.assertIn("nothing was checked", told)
