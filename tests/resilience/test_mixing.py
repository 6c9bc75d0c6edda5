"""Whose a box is: read from the order in which a database keeps its rows, and from the numbers of its transactions."""

from unittest import skipUnless

from django.db import connection
from django.test import Client, TransactionTestCase

from goldseam.resilience.mixing import mix_boxes
from goldseam.resilience.models import Vault
from tests import make

BOX = b"\x01" + bytes(range(256)) * 63 + bytes(255)
OCTETS = "application/octet-stream"


@skipUnless(connection.vendor == "postgresql", "SQLite keeps rows by their keys, and no number of a transaction.")
class MixingTests(TransactionTestCase):
    def test_the_next_day_no_row_tells_beside_which_sign_in_it_was_written(self):
        acme = make.organisation()
        for name in ("Bo", "Cy", "Di", "Ed"):
            self.begin(make.member(acme, name))
        self.assertEqual(len(set(column("SELECT xmin::text FROM resilience_vault"))), 12)

        mix_boxes.call()

        self.assertEqual(len(set(column("SELECT xmin::text FROM resilience_vault"))), 1)
        kept = column("SELECT id FROM resilience_vault ORDER BY ctid")
        self.assertEqual(kept, sorted(kept))
        self.assertEqual({bytes(box.sealed) for box in Vault.objects.all()}, {BOX})

    def begin(self, person):
        """A place is three boxes."""
        client = Client()
        client.force_login(person)
        for number in range(3):
            where = {"Private-Locator": f"{person.pk * 10 + number:064x}", "Private-Revision": "0"}
            client.put("/acme/private/vault", data=BOX, content_type=OCTETS, headers=where)


def column(sql: str) -> list:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return [value for (value,) in cursor.fetchall()]
