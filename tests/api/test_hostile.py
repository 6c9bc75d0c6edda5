"""Whatever is sent, the API answers in its own words: nothing breaks it, and nothing that is refused is kept."""

import gzip
import json

from django.test import Client, TestCase

from tests import make

JSON, CSV = "application/json", "text/csv"
ONE = '{"at": "2026-03-01", "value": %s}'
BIG = "9" * 5_000  # Python itself refuses to read more than 4,300 digits.

REFUSED = {
    "an empty list": (JSON, b"[]", 422),
    "an empty value": (JSON, b"{}", 422),
    "nothing": (JSON, b"null", 422),
    "a number alone": (JSON, b"1", 422),
    "a text alone": (JSON, b'"at"', 422),
    "lists in lists": (JSON, b"[" * 100_000 + b"]" * 100_000, 422),
    "values in values": (JSON, b'{"at":' * 50_000 + b"1" + b"}" * 50_000, 422),
    "a list in a field": (JSON, (ONE % ("[" * 500 + "]" * 500)).encode(), 422),
    "1e309": (JSON, (ONE % "1e309").encode(), 422),
    "-1e309": (JSON, (ONE % "-1e309").encode(), 422),
    "NaN": (JSON, (ONE % "NaN").encode(), 422),
    "a whole number of 400 digits": (JSON, (ONE % ("9" * 400)).encode(), 422),
    "a whole number of 5,000 digits": (JSON, (ONE % BIG).encode(), 422),
    "above the largest": (JSON, (ONE % "1e13").encode(), 422),
    "half a sign as a name": (JSON, rb'{"at": "2026-03-01", "value": 1, "\ud800": 1}', 422),
    "half a sign as a moment": (JSON, rb'{"at": "\ud800", "value": 1}', 422),
    "NUL as a name": (JSON, rb'{"at": "2026-03-01", "value": 1, "\u0000": 1}', 422),
    "NUL in a note": (JSON, rb'{"at": "2026-03-01", "value": 1, "note": "\u0000"}', 422),
    "NUL between": (JSON, b'{"at": "2026-03-01"\0, "value": 1}', 422),
    "not UTF-8": (JSON, b'{"at": "2026-03-01", "value": 1, "note": "\xff"}', 422),
    "UTF-16": (JSON, (ONE % 1).encode("utf-16"), 422),
    "a name given twice": (JSON, b'{"at": "2026-03-01", "value": 1, "value": 2}', 422),
    "the same moment twice": (JSON, f"[{ONE % 1}, {ONE % 2}]".encode(), 422),
    "packed": (JSON, gzip.compress((ONE % 1).encode()), 422),
    "10 MB": (JSON, b" " * 10_000_000, 413),
    "10 MB of CSV": (CSV, b"at,value\n" * 1_200_000, 413),
    "no kind": ("", (ONE % 1).encode(), 415),
    "a kind that is none": (";;=\0", (ONE % 1).encode(), 415),
    "a form": ("application/x-www-form-urlencoded", b"at=2026-03-01&value=1", 415),
    "a form with files": ("multipart/form-data", b"at=2026-03-01&value=1", 415),
    "XML": ("application/xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", 415),
    "columns alone": (CSV, b"at,value\n", 422),
    "a column twice": (CSV, b"at,value,value\n2026-03-01,1,2\n", 422),
    "an unknown column": (CSV, b"at,value,who\n2026-03-01,1,Ana\n", 422),
    "more cells than columns": (CSV, b"at,value\n2026-03-01,1,2,3\n", 422),
    "a quote that never ends": (CSV, b'at,value,note\n2026-03-01,1,"late\n', 422),
    "a sign after a quote": (CSV, b'at,value,note\n2026-03-01,1,"late"r\n', 422),
    "a cell of a megabyte": (CSV, b"at,value,note\n2026-03-01,1," + b"x" * 900_000, 422),
    "NUL in CSV": (CSV, b"at,value,note\n2026-03-01,1,a\0b\n", 422),
    "NaN in CSV": (CSV, b"at,value\n2026-03-01,NaN\n", 422),
    "5,000 digits in CSV": (CSV, f"at,value\n2026-03-01,{BIG}\n".encode(), 422),
    "UTF-16 in CSV": (CSV, "at,value\n2026-03-01,1\n".encode("utf-16"), 422),
}
TAKEN = {
    "a mark of UTF-8 before JSON": (JSON, b"\xef\xbb\xbf" + (ONE % 1).encode()),
    "a mark of UTF-8 before CSV": (CSV, b"\xef\xbb\xbfat,value\n2026-03-01,1\n"),
    "a kind in capitals": ("Application/JSON; charset=UTF-8", (ONE % 1).encode()),
    "quotes around all": (CSV, b'"at","value","note"\r\n"2026-03-01","1","said ""late"", twice,\r\nin two lines"\r\n'),
    "empty lines between": (CSV, b"at,value\n\n2026-03-01,1\n\n"),
}


class HostileTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        ana = make.person("Ana")
        cls.series = make.series(make.organisation(ana), by=ana, kind="value")
        _key, cls.token = cls.series.issue_key(by=ana, name="Somebody's program")

    def send(self, kind, body, **headers):
        path = f"/api/v1/acme/measurements/{self.series.number}/points"
        return Client().post(path, body, content_type=kind, headers={"Authorization": f"Bearer {self.token}"} | headers)

    def test_what_cannot_be_right_is_refused_in_words(self):
        for what, (kind, body, status) in REFUSED.items():
            with self.subTest(what):
                answer = self.send(kind, body)

                self.assertEqual((answer.status_code, answer["Content-Type"]), (status, "application/json"))
                self.assertTrue(json.loads(answer.content)["detail"])
                self.assertFalse(self.series.points.exists())

    def test_what_is_merely_odd_is_taken(self):
        for what, (kind, body) in TAKEN.items():
            with self.subTest(what):
                self.assertEqual(self.send(kind, body).status_code, 200)

        self.assertEqual(self.series.points.count(), 1)

    def test_what_is_packed_is_told_apart(self):
        answer = self.send(JSON, gzip.compress((ONE % 1).encode()), **{"Content-Encoding": "gzip"})

        self.assertEqual(answer.status_code, 415)
        self.assertIn("packed", answer.json()["detail"])

    def test_odd_places_are_nothing(self):
        for place in ("%00", "1%2f..", "-1", "1.5", "%ff", "9" * 400, "１"):
            with self.subTest(place):
                answer = Client().get(
                    f"/api/v1/acme/measurements/{place}", headers={"Authorization": f"Bearer {self.token}"}
                )

                self.assertEqual((answer.status_code, answer["Content-Type"]), (404, "application/json"))
