import tempfile
from pathlib import Path

from click.testing import CliRunner
from django.test import TestCase

from goldseam.cli import COMMANDS, main
from goldseam.events.models import Event
from goldseam.handbook.models import Sample
from goldseam.people.models import Person
from tests import make


def run(*words, **options):
    return CliRunner().invoke(main, words, **options)


class HelpTests(TestCase):
    def test_every_command_explains_itself(self):
        for name in COMMANDS:
            with self.subTest(name):
                result = run(name, "--help")

                self.assertEqual(result.exit_code, 0)
                self.assertIn("Usage: ", result.output)

    def test_the_first_help_names_every_command(self):
        listed = run("--help").output

        self.assertEqual([name for name in COMMANDS if f"  {name} " not in listed], [])


class FolderTests(TestCase):
    def test_what_is_written_into_the_folder_is_for_nobody_else_on_the_machine(self):
        run("check")

        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "letter")
            file.touch()
            self.assertEqual(file.stat().st_mode & 0o077, 0)


class PasswordTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")

    def test_a_person_who_is_locked_out_gets_a_new_one(self):
        result = run("people", "password", "Ana@example.org", "--generate")

        self.ana.refresh_from_db()
        self.assertTrue(self.ana.check_password(result.output.split()[-1]))

    def test_a_weak_one_is_refused_in_one_line(self):
        result = run("people", "password", self.ana.email, input="short\nshort\n")

        self.ana.refresh_from_db()
        self.assertEqual(result.exit_code, 1)
        self.assertIn("too short", result.output)
        self.assertTrue(self.ana.check_password(make.PASSWORD))

    def test_an_unknown_address_is_said_in_one_line(self):
        result = run("people", "password", "nobody@example.org")

        self.assertEqual(result.output, "Error: Nobody here has the mail address nobody@example.org.\n")
        self.assertEqual(result.exit_code, 1)

    def test_what_is_not_in_utf_8_is_said_in_one_line(self):
        result = run("people", "password", "\udcff@example.org", "--generate")

        self.assertEqual((result.output, result.exit_code), ("Error: Write this in UTF-8.\n", 1))


class SamplesTests(TestCase):
    def test_they_come_and_go(self):
        acme = make.organisation()

        self.assertIn("6 sample cases", run("samples", "load").output)
        self.assertIn("0 sample cases", run("samples", "load", "--organisation", acme.slug).output)
        self.assertIn("6 sample cases", run("samples", "remove").output)
        self.assertFalse(Event.objects.exists())

    def test_an_install_that_nobody_has_set_up_gets_an_account_for_them(self):
        result = run("samples", "load")

        self.assertIn("you@example.org", result.output)
        self.assertEqual(Sample.objects.count(), 6)
        self.assertEqual(Person.objects.get().memberships.get().role, "owner")

    def test_with_several_organisations_one_has_to_be_named(self):
        make.organisation(name="Acme")
        make.organisation(name="Birch")

        self.assertIn("--organisation: acme, birch", run("samples", "load").output)
        self.assertIn("no organisation with the short name", run("samples", "load", "--organisation", "x").output)
