"""Checklists that lie beside code come in from the command line, and a second run adds nothing."""

import tempfile
from pathlib import Path

from click.testing import CliRunner
from django.test import TestCase

from goldseam.cli.checklist_imports import checklists
from tests import make

LIST = "# Going live\n\n## Before\n\n- [ ] Backup is taken\n- [ ] Time to live is low\n"


class ChecklistImportTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = cls.acme.memberships.get(role="owner").person

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name) / "going-live.md"
        self.file.write_text(LIST)

    def run_it(self, email="ana@example.org"):
        return CliRunner().invoke(checklists, ["--organisation", "acme", "--by", email, str(self.file)])

    def test_a_file_becomes_a_draft_and_then_its_next_version(self):
        """7.2: what changed in the file is a difference between two versions; unchanged lines stay the same lines."""
        first = self.run_it()
        again = self.run_it()
        self.file.write_text(LIST + "- [ ] The old address answers\n")
        later = self.run_it()

        self.assertEqual(
            [said.output.split("  ")[0].strip() for said in (first, again, later)], ["new", "the same", "revised"]
        )
        checklist = self.acme.artifacts.get()
        self.assertEqual((checklist.stage, checklist.current.number), ("draft", 2))
        one, two = checklist.versions.order_by("number")
        self.assertEqual([line.key for line in two.lines][:2], [line.key for line in one.lines])

    def test_what_is_no_line_of_a_checklist_is_told(self):
        self.file.write_text(LIST + "\nCall the owner of the domain.\n")

        self.assertIn("left out: Call the owner of the domain.", self.run_it().output)

    def test_a_line_that_is_too_long_is_refused_in_words(self):
        self.file.write_text(LIST + f"- [ ] {'long ' * 70}\n")

        said = self.run_it()

        self.assertEqual(said.exit_code, 2)
        self.assertIn("Line 3 is longer than 300 characters", said.output)

    def test_a_file_without_a_list_is_told_and_leaves_nothing(self):
        self.file.write_text("Only words.")

        said = self.run_it()

        self.assertEqual(said.exit_code, 2)
        self.assertIn("No list was found", said.output)
        self.assertEqual(self.acme.artifacts.count(), 0)

    def test_who_takes_no_part_brings_nothing_in(self):
        self.assertNotEqual(self.run_it(email="bo@example.org").exit_code, 0)
        self.assertEqual(self.acme.artifacts.count(), 0)
