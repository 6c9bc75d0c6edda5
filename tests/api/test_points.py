"""Values come in from other programs: with a key of that series, each once, and all or none."""

import json
from unittest import mock

from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldseam.api import measurements
from goldseam.common.pace import Pace
from tests import make

ONE = {"at": "2026-03-02", "value": 4.2}


class PointsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.series = make.series(cls.acme, by=cls.ana, kind="value")
        cls.key, cls.token = cls.series.issue_key(by=cls.ana, name="The till")
        cls.path = f"/api/v1/acme/measurements/{cls.series.number}/points"

    def send(self, body, token=None, path=None, kind="application/json", **options):
        sent = body if isinstance(body, str) else json.dumps(body)
        headers = {"Authorization": f"Bearer {token or self.token}"}
        return Client().post(path or self.path, sent, content_type=kind, headers=headers, **options)

    def amounts(self):
        return list(self.series.points.order_by("at").values_list("amount", flat=True))

    def test_a_program_adds_values(self):
        """8.2: data sent by API."""
        answer = self.send([ONE, {"at": "2026-03-03T14:00Z", "value": 3.9, "note": "new form"}])

        told = {"added": 2, "same": 0, "corrected": 0, "left_out": 0, "paused": [], "breached": []}
        self.assertEqual((answer.status_code, answer.json()), (200, told))
        self.assertEqual(self.amounts(), [4.2, 3.9])
        self.assertEqual(self.series.points.first().source, "api")

    def test_the_same_request_again_adds_nothing(self):
        for _time in range(2):
            answer = self.send(ONE)

        self.assertEqual((answer.json()["added"], answer.json()["same"], self.amounts()), (0, 1, [4.2]))

    def test_another_number_for_the_same_moment_is_a_correction(self):
        self.send(ONE)
        answer = self.send(ONE | {"value": 4.4})

        self.assertEqual((answer.json()["corrected"], self.amounts()), (1, [4.4]))

    def test_it_hears_which_experiments_stand_still_and_nothing_more_of_them(self):
        """8.5: stop conditions act whatever brings the value in."""
        stop = {
            "kind": "guardrail",
            "words": "Too long",
            "series": self.series.number,
            "rule": "limit",
            "side": "above",
        }
        cycle = make.running_cycle(self.acme, watching=self.series, title="Secret", stops=[stop | {"limit": 9}])
        for _time in range(2):
            answer = self.send({"at": timezone.localdate().isoformat(), "value": 12})

        (paused,) = answer.json()["paused"]
        self.assertEqual(paused, {"number": cycle.number, "page": f"http://localhost:8000{cycle.get_absolute_url()}"})

    def test_values_come_as_csv(self):
        self.send("at,value\n2026-03-02,4.2\n2026-03-03,3.9\n", kind="text/csv")

        self.assertEqual(self.amounts(), [4.2, 3.9])

    def test_a_day_is_one_where_the_organisation_is(self):
        self.acme.amend(by=self.ana, time_zone="Asia/Tokyo")
        self.send(ONE)

        self.assertEqual(self.series.points.get().at.isoformat(), "2026-03-01T15:00:00+00:00")

    def test_one_wrong_value_keeps_all_out_and_says_why(self):
        answer = self.send([ONE, {"at": "2026-03-03", "value": "x"}, {"at": "2999-01-01", "value": 1}])

        self.assertEqual(answer.status_code, 422)
        self.assertEqual({(one["row"], one["field"]) for one in answer.json()["errors"]}, {(2, "value"), (3, "at")})
        self.assertEqual(self.amounts(), [])

    def test_a_time_that_lies_ahead_is_refused(self):
        answer = self.send({"at": "2150-01-01", "value": 1})

        self.assertEqual(answer.json()["errors"], [{"row": 1, "field": "", "words": "Its time lies ahead."}])

    def test_who_has_no_key_or_a_wrong_one_hears_nothing(self):
        for headers in ({}, {"Authorization": "Bearer gsw_wrong"}, {"Authorization": f"Basic {self.token}"}):
            with self.subTest(str(headers)):
                answer = Client().post(self.path, "{}", content_type="application/json", headers=headers)

                self.assertEqual((answer.status_code, answer["WWW-Authenticate"]), (401, "Bearer"))
                self.assertNotIn("acme", answer.content.decode())

    def test_odd_keys_never_break_it(self):
        for token in ("gsw_\0", "gsw_" + "x" * 5_000, "gsw_é", "", " "):
            with self.subTest(token[:8]):
                self.assertEqual(
                    Client().post(self.path, headers={"Authorization": f"Bearer {token}"}).status_code, 401
                )

    def test_a_revoked_key_opens_nothing(self):
        self.key.revoke(by=self.ana)

        self.assertEqual(self.send(ONE).status_code, 401)

    def test_a_key_writes_to_its_own_series_only(self):
        other = make.series(self.acme, by=self.ana)
        elsewhere = make.organisation(self.ana, "Other")
        there = make.series(elsewhere, by=self.ana)
        paths = [f"acme/measurements/{other.number}", f"other/measurements/{there.number}", "acme/measurements/999"]
        answers = [self.send(ONE, path=f"/api/v1/{path}/points") for path in [*paths, f"acme/measurements/{'9' * 40}"]]

        self.assertEqual({(answer.status_code, answer.content) for answer in answers}, {(404, answers[0].content)})
        self.assertFalse(other.points.exists() or there.points.exists())

    def test_a_series_that_is_put_away_takes_nothing_more(self):
        self.series.archive(by=self.ana, reason="Counted elsewhere")

        self.assertEqual(self.send(ONE).status_code, 422)

    def test_whatever_is_wrong_is_said_in_json(self):
        asked = [
            (Client().get(self.path, headers={"Authorization": f"Bearer {self.token}"}), 405),
            (self.send("x", kind="text/plain"), 415),
            (self.send("{"), 422),
            (self.send("x" * 1_000_001), 413),
            (Client().get("/api/v1/nothing"), 404),
            (Client().get("/api/"), 404),
        ]
        for answer, status in asked:
            with self.subTest(status):
                self.assertEqual(answer.status_code, status)
                self.assertEqual(answer["Content-Type"].split(";")[0], "application/json")
                self.assertTrue(answer.json()["detail"])

    def test_a_program_that_runs_in_circles_is_asked_to_wait(self):
        with mock.patch.object(measurements.PACE, "pace", Pace(1)):
            self.send(ONE)
            answer = self.send(ONE)

        self.assertEqual((answer.status_code, answer["Retry-After"]), (429, "60"))
        self.assertIn("Wait for a minute", answer.json()["detail"])

    def test_a_program_leaves_no_cookie_and_needs_no_session(self):
        with CaptureQueriesContext(connection) as queries:
            answer = self.send(ONE)

        self.assertEqual((answer.cookies.output(), answer["Cache-Control"]), ("", "no-store"))
        self.assertNotIn("session", str(queries.captured_queries))

    def test_a_sign_in_is_no_key(self):
        """Whoever is signed in works on the pages; the API knows keys alone."""
        client = Client()
        client.force_login(self.ana)

        self.assertEqual(client.post(self.path, "{}", content_type="application/json").status_code, 401)
