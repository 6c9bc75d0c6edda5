import json
import os
import re
import shlex
import tempfile
import tomllib
from pathlib import Path
from unittest import TestCase

from click.testing import CliRunner

from goldseam.cli import main
from goldseam.cli.lint import lint
from goldseam.language import look, rules
from goldseam.language.rulebook import build
from goldseam.language.words import read

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "lint.md").read_text()
INCIDENT = "# Incident\n\nThe nurse should have checked the label.\n"


def examples(kind):
    return re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


class PageTests(TestCase):
    """docs/lint.md says what is."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.addCleanup(os.chdir, Path.cwd())
        os.chdir(folder.name)
        Path("postmortems").mkdir()
        Path("incident.md").write_text(INCIDENT)
        Path("notes.txt").write_text("")

    def run_line(self, line):
        words = shlex.split(line.split("|")[-1], comments=True)
        return CliRunner().invoke(main, words[1:], input=INCIDENT)

    def test_its_commands_run(self):
        lines = examples("sh")[0].splitlines() + re.findall(r"- (?:run: )?(goldseam lint [^>\n]*)", PAGE)

        self.assertEqual(len(lines), 6)
        for line in lines:
            with self.subTest(line):
                self.assertIn(self.run_line(line).exit_code, (0, 1))

    def test_its_output_is_what_is_printed(self):
        self.assertEqual(self.run_line("goldseam lint incident.md").stdout, examples("text")[0])
        self.assertEqual(
            json.loads(self.run_line("goldseam lint --format json incident.md").stdout), json.loads(examples("json")[0])
        )

    def test_it_names_every_option_and_every_rule(self):
        named = set(re.findall(r"`(--[a-z-]+)", PAGE))

        self.assertEqual(named, {option for parameter in lint.params for option in parameter.opts if option[0] == "-"})
        self.assertEqual(dict(re.findall(r"^\| `([a-z-]+)` \| ([A-Z].*?) \|$", PAGE, re.MULTILINE)), rules("en"))

    def test_its_comments_silence(self):
        Path("quiet.md").write_text(examples("markdown")[0])

        self.assertEqual(self.run_line("goldseam lint quiet.md").stdout, "")

    def test_its_rule_can_be_read_and_found(self):
        book = build(tomllib.loads(examples("toml")[0]))
        words = read("They hardly ever checked it.").words

        self.assertEqual([phrase.end_at(words, 1) for phrase, _ in book.marked["hardly"]], [4])

    def test_its_line_of_python_runs(self):
        (call,) = re.findall(r"`(look\(.*?\))`", PAGE)

        self.assertEqual(eval(call, {"look": look})[0].text, "forgot to")


class HookTests(TestCase):
    def test_the_hook_runs_a_command_that_there_is(self):
        hook = (ROOT / ".pre-commit-hooks.yaml").read_text()
        entry = re.search(r"entry: goldseam (.+)", hook)[1].split()

        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "incident.md")
            file.write_text(INCIDENT)
            result = CliRunner().invoke(main, [*entry, str(file)])

        self.assertIn("- id: goldseam-lint\n", hook)
        self.assertEqual(result.exit_code, 1)
        self.assertIn("should have checked", result.stdout)
