"""goldseam import postmortems, into a database."""

import json
import tempfile
from pathlib import Path

from click.testing import CliRunner
from django.test import TestCase

from goldseam.cli import main
from goldseam.postmortems.models import Postmortem
from tests import make

DISK = "# Disk full\n\n## Timeline\n\n- 2021-05-03 14:02 UTC alarm\n"


class BringingInTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)

    def bring(self, *words, by="ana@example.org", **files):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                Path(folder, f"{name}.md").write_text(text)
            asked = ["import", "postmortems", folder, "--organisation", "acme", "--by", by, *words]
            return CliRunner().invoke(main, asked)

    def test_a_folder_comes_in_once(self):
        """4.10: whole folders from the command line, twice without duplicates."""
        first = self.bring(disk=DISK, queue=DISK.replace("Disk", "Queue"))
        second = self.bring(disk=DISK, queue=DISK.replace("Disk", "Queue"))

        self.assertEqual(first.output.split(), ["new", "disk.md", "new", "queue.md"])
        self.assertEqual(second.output.split(), ["is", "here", "disk.md", "is", "here", "queue.md"])
        self.assertEqual(Postmortem.objects.count(), 2)

    def test_a_script_is_told_what_became_of_each_file(self):
        self.bring(disk=DISK)

        told = json.loads(self.bring("--format", "json", disk=f"{DISK}\nMore.\n").stdout)

        self.assertEqual([(one["file"], one["outcome"], one["number"]) for one in told], [("disk.md", "differs", 1)])

    def test_who_takes_no_part_brings_nothing_in(self):
        result = self.bring(by="olga@example.org", disk=DISK)

        self.assertEqual(result.exit_code, 1)
        self.assertFalse(Postmortem.objects.exists())

    def test_without_a_place_to_come_to_it_says_what_is_missing(self):
        result = CliRunner().invoke(main, ["import", "postmortems", "."])

        self.assertEqual(result.exit_code, 2)
        self.assertIn("--organisation", result.output)
