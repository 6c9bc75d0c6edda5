"""Boxes of the private place: found by who knows where they lie, and telling nothing of whose they are."""

from datetime import UTC, datetime
from unittest.mock import patch

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldseam.common.models import Submission
from goldseam.common.pace import Pace
from goldseam.resilience.forgetting import forget_boxes
from goldseam.resilience.models import Overtaken, Salt, Vault
from goldseam.resilience.views import vault as views
from tests import make

HERE, THERE = "a1" * 32, "b2" * 32
BOX = b"\x01" + bytes(16 * 1024 - 1)
OCTETS = "application/octet-stream"


class VaultTests(TestCase):
    def test_a_box_is_put_seen_and_put_again_by_who_knows_where_it_lies(self):
        self.assertEqual(Vault.put(HERE, BOX, 0), 1)
        self.assertEqual(Vault.put(HERE, BOX * 2, 1), 2)

        self.assertEqual(bytes(Vault.at(HERE).sealed), BOX * 2)
        self.assertIsNone(Vault.at(THERE))

    def test_who_saw_an_older_box_writes_over_nothing(self):
        Vault.put(HERE, BOX, 0)
        Vault.put(HERE, BOX * 2, 1)

        for seen in (0, 1, 7):
            with self.assertRaises(Overtaken):
                Vault.put(HERE, BOX, seen)
        self.assertEqual(Vault.at(HERE).revision, 2)

    def test_sizes_are_few_and_end_at_one_megabyte(self):
        for size in (0, 1, len(BOX) + 1, 3 * len(BOX), 2**21):
            with self.assertRaises(ValidationError):
                Vault.put(HERE, bytes(size), 0)

    def test_no_column_names_a_person_a_moment_or_where_it_lies(self):
        Vault.put(HERE, BOX, 0)

        kept = {field.name: field for field in Vault._meta.get_fields()}
        self.assertEqual(set(kept), {"id", "locator", "sealed", "revision", "kept_until"})
        self.assertFalse([field for field in kept.values() if field.is_relation])
        self.assertEqual(Vault.at(HERE).kept_until.day, 1)
        self.assertNotEqual(Vault.at(HERE).locator, HERE)

    def test_opening_it_again_in_the_same_month_writes_nothing(self):
        Vault.put(HERE, BOX, 0)
        with CaptureQueriesContext(connection) as asked:
            self.assertTrue(Vault.keep_on(HERE))
        change = next(query["sql"] for query in asked if query["sql"].startswith("UPDATE"))

        with connection.cursor() as cursor:
            cursor.execute(change)
            self.assertEqual(cursor.rowcount, 0)

    def test_rows_do_not_lie_in_the_order_in_which_they_came(self):
        places = [f"{number:064x}" for number in range(12)]
        for place in places:
            Vault.put(place, BOX, 0)

        came = [Vault.at(place).pk for place in places]
        self.assertNotEqual(came, sorted(came))

    def test_a_box_that_nobody_opens_for_two_years_goes(self):
        with at(2024, 11, 30):
            Vault.put(HERE, BOX, 0)
            Vault.put(THERE, BOX, 0)
        with at(2026, 11, 30):
            forget_boxes.call()
            self.assertTrue(Vault.keep_on(THERE))
        with at(2026, 12, 1):
            forget_boxes.call()

        self.assertIsNone(Vault.at(HERE))
        self.assertIsNotNone(Vault.at(THERE))

    def test_each_person_has_a_salt_that_stays(self):
        ana, bo = make.person("Ana"), make.person("Bo")

        self.assertEqual(Salt.of(ana), Salt.of(ana))
        self.assertNotEqual(Salt.of(ana), Salt.of(bo))


class VaultViewTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo = make.person("Bo")
        cls.address = reverse("resilience:vault", args=["acme"])

    def setUp(self):
        self.client.force_login(self.ana)

    def put(self, body=BOX, locator=HERE, revision="0", **more):
        headers = {"Private-Locator": locator, "Private-Revision": revision}
        return self.client.put(self.address, body, content_type=OCTETS, headers=headers, **more)

    def ask(self, verb, locator=HERE):
        return getattr(self.client, verb)(self.address, headers={"Private-Locator": locator})

    def test_a_browser_brings_fetches_keeps_and_deletes_a_box(self):
        self.assertEqual(self.put().json(), {"revision": 1})

        fetched = self.ask("get")
        self.assertEqual((fetched.content, fetched["Private-Revision"]), (BOX, "1"))
        self.assertEqual(fetched["Cache-Control"], "no-store")
        self.assertEqual(
            [self.ask(verb).status_code for verb in ("patch", "delete", "get", "patch")], [204, 204, 404, 404]
        )

    def test_a_box_that_was_written_meanwhile_is_a_conflict(self):
        self.put()

        answer = self.put(revision="0")

        self.assertEqual(answer.status_code, 409)
        self.assertIn("meanwhile", answer.json()["words"])

    def test_odd_requests_are_refused_in_words(self):
        odd = [
            self.ask("get", "x"),
            self.ask("get", "A1" * 32),
            self.ask("delete", "a1" * 31 + "\x00"),
            self.client.get(self.address),
            self.put(revision="-1"),
            self.put(revision="NaN"),
            self.put(revision="9" * 40),
            self.put(revision=""),
            self.put(b"clear words"),
            self.put(b""),
        ]

        self.assertEqual({answer.status_code for answer in odd}, {422})
        self.assertTrue(all(answer.json()["words"] for answer in odd))
        self.assertEqual(self.put(bytes(2**20 + 1)).status_code, 413)
        self.assertEqual(self.put(revision="999999999").status_code, 409)

    def test_who_does_not_belong_here_or_is_not_signed_in_gets_nothing(self):
        self.put()
        self.client.force_login(self.bo)
        self.assertEqual(self.ask("get").status_code, 404)
        self.client.logout()

        self.assertEqual(self.ask("get").status_code, 302)

    def test_nobody_asks_faster_than_a_browser_does(self):
        with patch.object(views, "PACE", Pace(2, seconds=10**6)):
            self.assertEqual([self.ask("get").status_code for _ in range(3)], [404, 404, 429])

    def test_writing_leaves_no_other_trace(self):
        before = rows()

        self.put()
        self.ask("get")

        changed = {table for table, count in rows().items() if count != before[table]}
        self.assertEqual(changed, {"resilience_vault"})
        self.assertFalse(Submission.objects.exists())


def at(year, month, day):
    return patch("django.utils.timezone.now", return_value=datetime(year, month, day, 12, tzinfo=UTC))


def rows() -> dict[str, int]:
    return {model._meta.db_table: model._default_manager.count() for model in apps.get_models()}
