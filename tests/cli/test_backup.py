import io
import json
import shutil
import tempfile
from contextlib import redirect_stdout
from pathlib import Path
from zipfile import ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test import TestCase, TransactionTestCase, override_settings

from goldseam.artifacts.models import Artifact
from goldseam.cli.archive import MANIFEST
from goldseam.cli.archive.reading import Refusal, read
from goldseam.cli.archive.writing import write
from goldseam.events.models import Event, Evidence
from goldseam.guardrails.models import Breach, Gate
from goldseam.people.models import Person
from goldseam.resilience.models import Salt, Vault
from goldseam.resilience.models.vault import SIZES
from goldseam.runs.models import Run
from goldseam.validation.chain import flaws_of
from goldseam.validation.models import TrailEntry, put_in_force
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

    def test_what_people_work_by_comes_along_and_its_trail_holds(self):
        acme, ana = Event.objects.get().organisation, Event.objects.get().logged_by
        guarded(acme, ana)
        self.assertTrue(Breach.objects.exists())
        before = everything()
        write(self.file)
        empty()

        read(self.file)

        self.assertEqual(everything(), before)
        artifact = Artifact.objects.get(is_controlled=True)
        self.assertEqual(flaws_of(artifact), [])
        make.change_record(artifact.revise(by=artifact.owner, aim="Nothing leaves early."), artifact.owner)
        self.assertEqual(flaws_of(artifact), [])
        with self.assertRaises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE validation_trailentry SET content = ''")

    def test_private_places_open_again_on_an_install_with_another_secret(self):
        """9.2: the same words give the same keys, and what they open lies where it lay."""
        ana = Event.objects.get().logged_by
        salt, box = Salt.of(ana), bytes([1]) * SIZES[0]
        Vault.put("a1" * 32, box, 0)
        write(self.file)
        empty()

        read(self.file)

        with override_settings(SECRET_KEY="another one, as long as such a thing has to be"):
            self.assertEqual(Salt.of(Person.objects.get(email=ana.email)), salt)
            self.assertEqual(bytes(Vault.at("a1" * 32).sealed), box)
            self.assertEqual(Vault.put("a1" * 32, box, 1), 2)

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

    def test_a_backup_that_somebody_made_up_is_refused(self):
        empty()

        for manifest in ("{}", "[]", "[" * 100_000, '{"format": "new"}', '{"format": 1, "migrations": [1]}'):
            with ZipFile(self.file, "w") as archive:
                archive.writestr(MANIFEST, manifest)
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


class DeletingTests(TestCase):
    def test_an_organisation_with_all_of_that_can_be_deleted(self):
        acme = make.organisation()
        guarded(acme, make.person("Ana"))

        acme.delete()

        self.assertFalse(TrailEntry.objects.exists() or Run.objects.exists() or Gate.objects.exists())


def guarded(acme, ana) -> None:
    """A controlled artifact, a run, a gate that was asked and signed at, and a watch that fired."""
    bo = make.member(acme, "Bo")
    artifact = make.checklist(acme, by=ana, title="Release of a batch")
    role = make.controlled(artifact, ana, [bo])
    make.complete(artifact.current, ana, bo, role)
    put_in_force(artifact.current, by=ana)
    make.run(artifact, by=ana, problem="The label was torn.")
    rule = make.team_rule(acme, by=ana)
    gate = make.gate(acme, by=ana, rule=rule, clauses=[{"title": "Always", "roles": ["QA"]}])
    gate.ask("web", "v2.3", {"risk": "high", "parts": [1, 2.5]})
    gate.sign(ana, gate.roles.get(), "web", "v2.3")
    watch = make.armed_watch(make.watched_series(acme, by=ana), by=ana, rule=rule)
    make.points(watch.series, 1.0, 1.0, by=ana)
    make.called_address(acme, by=ana)


def everything() -> dict:
    """Every record that a backup keeps, by table."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder) / "x.zip")
        with ZipFile(Path(folder) / "x.zip") as archive:
            return {name: archive.read(name) for name in archive.namelist() if name != MANIFEST}


def empty() -> None:
    with redirect_stdout(io.StringIO()):
        call_command("flush", interactive=False)
