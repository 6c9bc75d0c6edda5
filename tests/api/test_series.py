"""A series and its chart go out, to a program that holds a key of that series."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.test import Client, TestCase

from goldseam.measurements.models import Value
from tests import make


class SeriesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.series = make.series(cls.acme, by=cls.ana, title="Falls a week", better="lower")
        make.points(cls.series, 5, 6, 4, 7, 5, 6, 5, 4, 6, 5, 7, 4)
        _key, cls.token = cls.series.issue_key(by=cls.ana, name="The dashboard")

    def ask(self, rest="", token=None):
        path = f"/api/v1/acme/measurements/{self.series.number}{rest}"
        return Client().get(path, headers={"Authorization": f"Bearer {token or self.token}"})

    def test_a_series_says_what_it_is_and_what_it_shows(self):
        told = self.ask().json()

        self.assertEqual((told["title"], told["kind"], told["median"], told["count"]), ("Falls a week", "count", 5, 12))
        self.assertEqual([point["value"] for point in told["points"]][:3], [5, 6, 4])
        self.assertTrue(told["verdict"]["shows"])
        self.assertTrue(told["page"].endswith(self.series.get_absolute_url()))

    def test_only_what_is_newer_can_be_asked_for(self):
        last = self.ask().json()["points"][-1]
        newer = self.ask(f"?since={last['at']}".replace("+", "%2B")).json()

        self.assertEqual((newer["points"], newer["count"]), ([last], 1))
        self.assertEqual(self.ask("?since=soon").status_code, 422)
        self.assertIn("since: Not a moment", self.ask("?since=soon").json()["detail"])

    def test_a_moment_without_its_zone_is_one_of_the_organisation(self):
        self.acme.amend(by=self.ana, time_zone="Pacific/Auckland")
        noon = datetime(2026, 3, 2, 12, tzinfo=ZoneInfo("Pacific/Auckland"))
        self.series.add([Value(noon, 5)], by=self.ana)

        just_then, later = self.ask("?since=2026-03-02T12:00").json(), self.ask("?since=2026-03-02T12:01").json()

        self.assertEqual(just_then["count"] - later["count"], 1)

    def test_it_tells_how_many_there_are_and_sends_more_than_a_chart_looks_at(self):
        last = datetime(2020, 1, 1, tzinfo=UTC)
        self.series.add([Value(last - timedelta(hours=place), 3) for place in range(1_200)], by=self.ana)

        told, since = self.ask().json(), self.ask("?since=2019-12-31").json()

        self.assertEqual((told["count"], len(told["points"])), (1_212, 1_212))
        self.assertEqual((since["count"], len(since["points"])), (37, 37))

    def test_the_chart_goes_out_in_each_form(self):
        kinds = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv", "json": "application/json"}
        for form, kind in kinds.items():
            with self.subTest(form):
                answer = self.ask(f"/chart.{form}")

                self.assertEqual((answer.status_code, answer["Content-Type"].split(";")[0]), (200, kind))
        self.assertEqual(self.ask("/chart.exe").status_code, 404)

    def test_a_series_without_values_has_a_chart_too(self):
        empty = make.series(self.acme, by=self.ana)
        _key, token = empty.issue_key(by=self.ana, name="x")
        path = f"/api/v1/acme/measurements/{empty.number}"
        asked = [Client().get(path + rest, headers={"Authorization": f"Bearer {token}"}) for rest in ("", "/chart.png")]

        self.assertEqual((asked[0].json()["count"], asked[0].json()["points"]), (0, []))
        self.assertTrue(asked[1].content.startswith(b"\x89PNG"))

    def test_a_key_of_another_series_finds_nothing(self):
        _key, other = make.series(self.acme, by=self.ana).issue_key(by=self.ana, name="x")

        self.assertEqual({self.ask(rest, other).status_code for rest in ("", "/chart.png")}, {404})
        self.assertEqual(self.ask(token="gsw_no").status_code, 401)
