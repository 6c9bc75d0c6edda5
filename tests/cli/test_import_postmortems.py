import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from click.testing import CliRunner

from goldseam.cli import main

DISK = """# Disk full

## Timeline (UTC)

- 2021-05-03 14:02 alarm
- 14:20 fixed

## Action items

- [x] Alert at 80 % (@ana) by 2021-06-01 https://tracker.example/1

## Weather

Rain.
"""


def run(*words):
    return CliRunner().invoke(main, ["import", "postmortems", *map(str, words)])


class ImportPostmortemsTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.write("2021/disk.md", DISK)

    def write(self, name: str, text: str | bytes) -> Path:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def test_a_script_is_told_what_was_recognised_and_what_was_not(self):
        """4.10: the preview of an import, for scripts."""
        result = run(self.folder, "--dry-run", "--format", "json")

        self.assertEqual(result.exit_code, 0)
        [told] = json.loads(result.stdout)
        self.assertEqual((told["file"], told["title"]), ("2021/disk.md", "Disk full"))
        kinds = [(one["heading"], one["kind"]) for one in told["sections"]]
        self.assertEqual(kinds, [("Timeline (UTC)", "timeline"), ("Action items", "actions"), ("Weather", "other")])
        self.assertEqual(
            [(row["at"], row["precision"], row["zone"], row["text"]) for row in told["timeline"]],
            [("2021-05-03T14:02", "minute", "UTC", "alarm"), ("2021-05-03T14:20", "minute", "UTC", "fixed")],
        )
        [action] = told["actions"]
        self.assertEqual((action["owner"], action["due"], action["done"]), ("@ana", "2021-06-01", True))
        self.assertEqual(action["link"], "https://tracker.example/1")
        self.assertEqual(told["unrecognised"], ["Weather"])

    def test_a_person_reads_the_same_as_text(self):
        told = run(self.folder, "--dry-run").stdout

        self.assertIn("timeline      2 rows, 2021-05-03T14:02 to 2021-05-03T14:20", told)
        self.assertIn("actions       1 action, 1 with an owner, 1 with a due date, 1 done", told)
        self.assertIn("kept as text  Weather", told)
        self.assertIn("1 postmortem: 2 rows of timelines, 1 action. Nothing was written.", told)

    def test_folders_are_read_with_all_that_is_in_them_and_files_as_they_are(self):
        self.write("a/b/c/deep.markdown", "# Deep")
        self.write("site.html.md.erb", "# Site")
        self.write("notes.txt", "# No")
        alone = self.write("elsewhere.txt", "# Alone")

        told = json.loads(run(self.folder, alone, "--dry-run", "--format", "json").stdout)

        names = [one["file"] for one in told]
        self.assertEqual(set(names), {"2021/disk.md", "a/b/c/deep.markdown", "site.html.md.erb", alone.as_posix()})

    def test_a_file_that_cannot_be_read_is_named_and_the_others_are_read(self):
        self.write("broken.md", b"\xff\xfe\x00 not text")
        (self.folder / "gone.md").symlink_to(self.folder / "nowhere")

        result = run(self.folder, "--dry-run", "--format", "json")

        self.assertEqual(result.exit_code, 2)
        self.assertEqual([one["file"] for one in json.loads(result.stdout)], ["2021/disk.md"])
        self.assertIn("broken.md: This is not text in UTF-8.", result.stderr)
        self.assertIn("gone.md: No such file or directory", result.stderr)

    def test_a_folder_without_any_says_so(self):
        with tempfile.TemporaryDirectory() as empty:
            self.assertIn("There is no file in Markdown here.", run(empty, "--dry-run").stdout)
            self.assertEqual(json.loads(run(empty, "--dry-run", "--format", "json").stdout), [])

    def test_what_is_not_there_is_one_line_and_no_trace(self):
        result = run(self.folder / "missing", "--dry-run")

        self.assertEqual(result.exit_code, 2)
        self.assertIn("does not exist", result.stderr)

    def test_a_preview_works_without_a_database_and_without_django(self):
        """4.10: scripts look into a folder anywhere; nothing is written, not even a folder for data."""
        place = self.folder / "place"
        place.mkdir()
        program = (
            "import sys; from goldseam.cli import main\n"
            "try: main(['import', 'postmortems', sys.argv[1], '--dry-run'])\n"
            "finally: print(sorted(name for name in sys.modules if name.split('.')[0] == 'django'), file=sys.stderr)"
        )
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(Path(__file__).parents[2])}

        result = subprocess.run(
            [sys.executable, "-c", program, str(self.folder / "2021")],
            cwd=place, env=environment, capture_output=True, text=True, check=True,
        )  # fmt: skip

        self.assertIn("Disk full", result.stdout)
        self.assertEqual(result.stderr.strip(), "[]")
        self.assertEqual(list(place.iterdir()), [])
