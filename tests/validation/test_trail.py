"""The trail of a controlled artifact: nothing in it changes unnoticed."""

from django.db import DatabaseError, connection, transaction
from django.test import TestCase, TransactionTestCase

from goldseam.people.models import Organisation
from goldseam.validation.chain import flaws_of
from goldseam.validation.models import Trail, TrailEntry
from goldseam.validation.models.trail import Unchangeable
from tests import make


def trailed():
    ana = make.person("Ana")
    artifact = make.checklist(make.organisation(ana), by=ana)
    make.controlled(artifact, ana, [ana])
    make.change_record(artifact.current, ana)
    return artifact


class TrailTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.artifact = trailed()

    def test_it_holds_as_long_as_nobody_touches_it(self):
        self.assertEqual(flaws_of(self.artifact), [])

    def test_no_code_of_the_product_changes_an_entry(self):
        entry = TrailEntry.objects.first()

        for change in (entry.save, entry.delete, TrailEntry.objects.all().delete):
            self.assertRaises(Unchangeable, change)
        self.assertRaises(Unchangeable, TrailEntry.objects.update, content="{}")

    def test_the_database_refuses_to_change_an_entry(self):
        with self.assertRaises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE validation_trailentry SET content = '{}' WHERE place = 1")

    def test_words_that_were_changed_behind_its_back_are_noticed(self):
        self.artifact.current.items.update(text="Tests are amber")

        self.assertEqual(len(flaws_of(self.artifact)), 1)

    def test_what_is_done_later_does_not_make_changed_words_right(self):
        version = self.artifact.current
        version.items.update(text="Tests are amber")
        make.examined(self.artifact.current, self.artifact.owner)

        self.assertEqual(flaws_of(self.artifact), ["Version 1 says something else than it did, or is gone."])

    def test_a_trail_that_was_written_anew_without_its_last_entry_is_noticed(self):
        Trail.objects.update(length=1)

        self.assertEqual(len(flaws_of(self.artifact)), 1)

    def test_it_goes_with_its_organisation(self):
        Organisation.objects.all().delete()

        self.assertFalse(TrailEntry.objects.exists())


class TakenOutTests(TransactionTestCase):
    def test_the_database_refuses_to_take_out_an_entry(self):
        trailed()

        for place in (1, Trail.objects.get().length):
            with self.assertRaises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("DELETE FROM validation_trailentry WHERE place = %s", [place])
