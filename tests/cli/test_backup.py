import io
import json
import shutil
import tempfile
from contextlib import redirect_stdout
from pathlib import Path
from zipfile import ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import TransactionTestCase, override_settings

from goldseam.cli.archive import MANIFEST
from goldseam.cli.archive.reading import Refusal, read
from goldseam.cli.archive.writing import write
from goldseam.events.models import Event, Evidence
from goldseam.people.models import Person
from tests import make


class BackupTests(TransactionTestCase):
    def setUp(self):
        folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.file, self.files = folder / "all.zip", folder / "files"
        self.enterContext(override_settings(MEDIA_ROOT=self.files))
        make.closed_review(make.event(make.organisation(), text="Zwei Nägel, ein Loch: „schade“."))

    def test_a_backup_fills_an_empty_install(self):
        before, logged_at = everything(), Event.objects.get().logged_at
        write(self.file)
        empty()

        read(self.file)

        self.assertEqual(everything(), before)
        self.assertEqual(Event.objects.get().logged_at, logged_at)

    def test_work_goes_on_after_restoring(self):
        """New records get numbers of their own, after those that came from the backup."""
        write(self.file)
        empty()
        read(self.file)

        event = make.event()

        self.assertEqual(event.number, 2)
        self.assertEqual(Event.objects.count(), 2)

    def test_uploaded_files_come_along(self):
        (self.files / "7").mkdir(parents=True)
        (self.files / "7/photo.txt").write_text("torn label")
        write(self.file)
        empty()
        (self.files / "7/photo.txt").unlink()

        read(self.file)

        self.assertEqual((self.files / "7/photo.txt").read_text(), "torn label")

    def test_evidence_comes_along_with_its_file(self):
        event = Event.objects.get()
        event.write_timeline(by=event.logged_by, rows=[{"time": "14:02", "text": "The label is printed"}])
        event.timeline.get().add_file(by=event.logged_by, upload=SimpleUploadedFile("log.txt", b"torn label"))
        write(self.file)
        empty()
        shutil.rmtree(self.files)

        read(self.file)

        self.assertEqual(Evidence.objects.get().file.read(), b"torn label")

    def test_an_install_in_use_is_left_as_it_is(self):
        write(self.file)
        before = everything()

        with self.assertRaisesMessage(Refusal, "Somebody already has an account here"):
            read(self.file)

        self.assertEqual(everything(), before)

    def test_a_backup_of_a_later_version_is_refused(self):
        write(self.file)
        empty()
        self.rewrite_manifest(migrations=[["events", "9999_from_the_future"]], version="99.0")

        with self.assertRaisesMessage(Refusal, "Goldseam 99.0 wrote this backup"):
            read(self.file)

    def test_a_backup_with_records_missing_restores_nothing(self):
        write(self.file)
        empty()
        self.rewrite_manifest(records={"events.event": 99})

        with self.assertRaisesMessage(Refusal, "Nothing was restored"):
            read(self.file)

        self.assertFalse(Person.objects.exists())

    def test_what_is_not_a_backup_is_refused(self):
        self.file.write_text("shopping list")
        empty()

        with self.assertRaisesMessage(Refusal, "not a whole backup"):
            read(self.file)

    def test_nobody_can_sign_in_with_a_backup(self):
        self.client.force_login(make.person("Ana"))
        write(self.file)

        with ZipFile(self.file) as archive:
            self.assertNotIn("tables/sessions.session", archive.namelist())
            self.assertNotIn("secret-key", " ".join(archive.namelist()))
        self.assertEqual(self.file.stat().st_mode & 0o077, 0)

    def rewrite_manifest(self, **changes):
        with ZipFile(self.file) as archive:
            entries = {name: archive.read(name) for name in archive.namelist()}
        entries[MANIFEST] = json.dumps(json.loads(entries[MANIFEST]) | changes)
        with ZipFile(self.file, "w") as archive:
            for name, content in entries.items():
                archive.writestr(name, content)


def everything() -> dict:
    """Every record that a backup keeps, by table."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder) / "x.zip")
        with ZipFile(Path(folder) / "x.zip") as archive:
            return {name: archive.read(name) for name in archive.namelist() if name != MANIFEST}


def empty() -> None:
    with redirect_stdout(io.StringIO()):
        call_command("flush", interactive=False)
