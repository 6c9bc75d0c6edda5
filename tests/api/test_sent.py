"""What a program may send, and what it hears when something is wrong."""

from datetime import UTC, datetime

from django.test import RequestFactory, SimpleTestCase

from goldseam.api.problems import Refused
from goldseam.api.sent import LARGEST, MOST, values_in
from goldseam.measurements.models import Series


def read(body, kind="application/json", series="value"):
    return values_in(RequestFactory().post("/", body, content_type=kind), Series(kind=series))


class ReadingTests(SimpleTestCase):
    def refusal(self, body, kind="application/json"):
        with self.assertRaises(Refused) as caught:
            read(body, kind)
        return caught.exception

    def test_one_value_or_several_come_as_json(self):
        (one,) = read('{"at": "2026-03-01T14:00+01:00", "value": 4.2}')
        two = read('[{"at": "2026-03-01", "value": 1, "of": 20, "note": "late"}]', series="share")

        self.assertEqual((one.at.astimezone(UTC), one.amount), (datetime(2026, 3, 1, 13, tzinfo=UTC), 4.2))
        self.assertEqual(next((point.at.day, point.amount, point.of, point.note) for point in two), (1, 1, 20, "late"))

    def test_values_come_as_csv(self):
        points = read('note,at,value\r\n"late, again",2026-03-01,4.2\r\n,2026-03-02,3\r\n', "text/csv; charset=utf-8")

        self.assertEqual([(point.amount, point.note) for point in points], [(4.2, "late, again"), (3, "")])

    def test_where_only_days_are_kept_a_day_is_enough(self):
        (point,) = read('{"at": "2026-03-01"}', series="time_between")
        (problem,) = self.refusal('{"at": "2026-03-01"}').errors

        self.assertEqual((point.amount, problem.field), (1, "value"))

    def test_each_thing_that_is_wrong_is_named_with_its_row(self):
        refused = self.refusal('[{"at": "2026-03-01", "value": 1}, {"at": "soon", "valu": 1}, 7]')

        self.assertEqual(refused.status, 422)
        self.assertEqual({(one.row, one.field) for one in refused.errors}, {(2, "at"), (2, "valu"), (3, "")})
        self.assertIn("2026-03-01T14:00Z", refused.errors[0].words)

    def test_what_is_no_number_never_becomes_one(self):
        for value in ("NaN", "Infinity", "1e309", "true", '"4"', "null", "[1]", "9" * 400, "-Infinity"):
            with self.subTest(value[:9]):
                (problem,) = self.refusal(f'{{"at": "2026-03-01", "value": {value}}}').errors

                self.assertEqual((problem.field, problem.words), ("value", "Not a number. Write it as 4.2."))

    def test_what_is_no_moment_never_becomes_one(self):
        for at in (
            '"2026-02-30"',
            "7",
            '"0001-01-01"',
            '"9999-12-31T23:59:59-12:00"',
            '"2026"',
            "null",
            '"\\u0000"',
            "{}",
        ):
            with self.subTest(at):
                (problem,) = self.refusal(f'{{"at": {at}, "value": 1}}').errors

                self.assertEqual(problem.field, "at")

    def test_notes_that_no_database_takes_are_refused(self):
        for note in ('"\\u0000"', '"\\ud800"', f'"{"x" * 301}"', "7"):
            with self.subTest(note[:9]):
                (problem,) = self.refusal(f'{{"at": "2026-03-01", "value": 1, "note": {note}}}').errors

                self.assertEqual(problem.field, "note")

    def test_odd_csv_is_refused_in_words(self):
        for body in ("at,value\n2026-03-01,x\n", "at;value\n2026-03-01;1\n", "at,value\n2026-03-01,1_0,7\n", "2026,1"):
            with self.subTest(body):
                self.assertEqual(self.refusal(body, "text/csv").status, 422)

    def test_what_cannot_be_read_at_all_is_said(self):
        deep = "[" * 100_000
        cases = [
            ("[]", 422),
            ("{", 422),
            (deep, 422),
            (b"\xff\xfe", 422),
            (b"x" * (LARGEST + 1), 413),
            (b"x" * 3_000_000, 413),
        ]
        for body, status in cases:
            with self.subTest(str(body[:5])):
                self.assertEqual(self.refusal(body).status, status)
        self.assertEqual(self.refusal("x", "text/plain").status, 415)
        self.assertEqual(self.refusal(b"\xff,\n", "text/csv").status, 422)

    def test_too_many_at_once_are_refused(self):
        line = '{"at":"2026-03-01","value":1}'

        self.assertEqual(self.refusal(f"[{','.join([line] * (MOST + 1))}]").status, 413)

    def test_a_request_without_a_body_hears_why(self):
        empty = RequestFactory().post("/", CONTENT_TYPE="application/json", CONTENT_LENGTH="0")
        empty._body = b""

        with self.assertRaises(Refused) as caught:
            values_in(empty, Series(kind="value"))

        self.assertIn("Content-Length", caught.exception.detail)
