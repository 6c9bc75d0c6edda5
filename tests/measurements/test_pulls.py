"""A series that asks Prometheus: one value for each unit that is over, none twice, and errors in words."""

import json
from datetime import UTC, datetime, timedelta
from unittest import mock
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import connection
from django.test import TestCase, TransactionTestCase, override_settings
from django.utils import timezone

from goldseam.common.models import Job
from goldseam.common.outgoing import Answer
from goldseam.common.pace import Pace
from goldseam.measurements.models import Pull
from goldseam.measurements.prometheus import values_between
from goldseam.measurements.pulling import pull_one, pull_what_is_due
from goldseam.measurements.views import pulling
from tests import make
from tests.common.server import LOCAL, server

NOW = datetime(2026, 3, 12, 12, 2, tzinfo=UTC)


class Prometheus:
    """Answers like it, as its documentation shows: each query comes to what `numbers` says, else to its time."""

    def __init__(self):
        self.data = None

    def __call__(self, asked):
        if self.data is not None:
            return 200, json.dumps(self.data).encode()
        if asked.path.endswith("/query_range"):
            start, end, step = (float(asked.query[name]) for name in ("start", "end", "step"))
            moments = [start + step * place for place in range(int((end - start) / step) + 1)]
            values = [[at, str(at % 1000 // 10)] for at in moments]
            return 200, success("matrix", [{"metric": {}, "values": values}])
        return 200, success("vector", [{"metric": {"job": "web"}, "value": [float(asked.query["time"]), "42.5"]}])


def success(kind, result):
    return json.dumps(told(kind, result)).encode()


def told(kind, result):
    return {"status": "success", "data": {"resultType": kind, "result": result}}


@override_settings(PRIVATE_ADDRESSES=LOCAL)
class PullTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, "Acme")
        cls.series = make.series(cls.acme, title="Latency", kind="value", every="event")
        cls.daily = make.series(cls.acme, title="Latency a day", kind="value", every="day")

    def setUp(self):
        self.prometheus = Prometheus()
        place = server(self.prometheus)
        self.there = place.__enter__()
        self.addCleanup(place.__exit__, None, None, None)
        self.at(NOW)

    def at(self, moment):
        clock = mock.patch.object(timezone, "now", return_value=moment)
        clock.start()
        self.addCleanup(clock.stop)

    def pull(self, series=None, **asked):
        return (series or self.series).pull_from(by=self.ana, url=self.there.url, query="max(latency)", **asked)

    def test_each_unit_that_is_over_gets_one_value(self):
        self.pull()
        self.at(NOW + timedelta(minutes=5))

        pull_one.call(pull=Pull.objects.get().pk)
        pull_one.call(pull=Pull.objects.get().pk)

        point = self.series.points.get()
        self.assertEqual(
            (point.at, point.amount, point.source), (datetime(2026, 3, 12, 12, 0, tzinfo=UTC), 42.5, "pull")
        )
        self.assertEqual(
            self.there.asked[-1].query["time"], f"{datetime(2026, 3, 12, 12, 5, tzinfo=UTC).timestamp():.3f}"
        )

    def test_a_day_is_asked_for_at_its_end_by_the_clock_of_the_organisation(self):
        self.acme.time_zone = "Europe/Berlin"
        self.acme.save()
        self.daily.refresh_from_db()
        self.pull(self.daily)
        self.at(NOW + timedelta(days=1))

        pull_one.call(pull=Pull.objects.get().pk)

        self.assertEqual(self.daily.points.get().at, datetime(2026, 3, 11, 23, 0, tzinfo=UTC))
        self.assertEqual(
            float(self.there.asked[-1].query["time"]), datetime(2026, 3, 12, 23, 0, tzinfo=UTC).timestamp()
        )

    def test_what_was_missed_is_asked_for_at_once_and_not_without_end(self):
        self.pull()
        self.at(NOW + timedelta(days=3))

        pull_one.call(pull=Pull.objects.get().pk)

        self.assertTrue(self.there.asked[-1].path.endswith("/query_range"))
        self.assertEqual(self.series.points.count(), 60)
        self.assertEqual(Pull.objects.get().problem, "")

    def test_the_schedule_asks_only_those_that_are_due(self):
        self.pull()
        pull_what_is_due.call()
        self.assertFalse(Job.objects.filter(task__endswith="pull_one").exists())

        self.at(NOW + timedelta(minutes=5))
        pull_what_is_due.call()

        self.assertEqual(Job.objects.filter(task__endswith="pull_one").count(), 1)

    def test_whatever_is_not_one_number_is_said_in_words(self):
        two = [{"metric": {}, "value": [1, "1"]}] * 2
        for data, words in (
            ({"status": "success", "data": {"resultType": "vector", "result": two}}, "2 series instead of one"),
            ({"status": "success", "data": {"resultType": "vector", "result": []}}, "nothing for that time"),
            ({"status": "success", "data": {"resultType": "scalar", "result": [1, "NaN"]}}, "no number"),
            ({"status": "success", "data": {"resultType": "string", "result": [1, "x"]}}, "no single number"),
            ({"status": "success", "data": {"resultType": "vector", "result": [7]}}, "no single number"),
            ({"status": "error", "errorType": "bad_data", "error": "parse error at char 3"}, "parse error at char 3"),
            *((told("vector", [{"value": odd}]), "no single number") for odd in ([1], None, 7, [1, None])),
            (told("scalar", [1]), "no single number"),
            (told("scalar", [1, 10**400]), "no single number"),
            ({"status": "error", "error": "a\0b\ud800"}, "ab?"),
            ({"hello": 1}, "no Prometheus"),
            ([], "no Prometheus"),
        ):
            self.prometheus.data = data
            with self.subTest(words), self.assertRaisesMessage(ValidationError, words):
                self.pull()
        self.assertFalse(Pull.objects.exists())

    def test_moments_that_are_none_are_left_out(self):
        pairs = [[None, "1"], ["x", "1"], [1e999, "1"], [10**400, "1"], 5, [1, "2"]]
        self.prometheus.data = told("matrix", [{"values": pairs}])

        moment = datetime(2026, 3, 12, 12, 5, tzinfo=UTC)
        self.assertEqual(values_between(self.there.url, "up", moment, moment, 60), {1: 2.0})

    def test_one_number_without_labels_is_taken_as_well(self):
        self.prometheus.data = {"status": "success", "data": {"resultType": "scalar", "result": [1, "7"]}}

        self.assertEqual(self.pull().try_out().amount, 7)

    def test_a_server_that_is_away_is_asked_again_and_that_is_said(self):
        pull = self.pull()
        Pull.objects.update(url="http://127.0.0.1:9")
        self.at(NOW + timedelta(minutes=5))

        pull_one.call(pull=pull.pk)

        kept = Pull.objects.get()
        self.assertIn("nothing at this address", kept.problem)
        self.assertEqual(kept.next_at, NOW + timedelta(minutes=20))

    def test_a_share_asks_for_both_numbers(self):
        share = make.series(self.acme, title="Failed", kind="share", every="day")
        with self.assertRaises(ValidationError):
            self.pull(share)
        self.prometheus.data = {"status": "success", "data": {"resultType": "scalar", "result": [1, "7"]}}

        value = self.pull(share, of_query="sum(all)").try_out()

        self.assertEqual((value.amount, value.of), (7, 7))

    def test_the_token_is_kept_encrypted_and_told_to_no_other_server(self):
        pull = self.pull(token="s3cret")
        self.series.refresh_from_db()

        self.assertEqual(self.there.asked[-1].headers["authorization"], "Bearer s3cret")
        self.assertNotIn("s3cret", pull.sealed)
        elsewhere = self.series.pull_as(url="https://other.example.org", query="x")
        same = self.series.pull_as(url=self.there.url, query="x")
        self.assertEqual((elsewhere.token, same.token), ("", "s3cret"))


@override_settings(PRIVATE_ADDRESSES=LOCAL)
class PageTests(TestCase):
    def test_the_page_tries_it_and_keeps_what_was_typed(self):
        series = make.series(title="Latency", kind="value", every="event")
        there = self.enterContext(server(Prometheus()))
        self.client.force_login(series.owner)
        page = f"{series.get_absolute_url()}/pull"
        form = {"url": there.url, "query": "max(latency)", "minutes": 5}

        tried = self.client.post(page, form | {"try": "1"})
        self.assertContains(tried, "42.5")
        self.assertFalse(Pull.objects.exists())
        refused = self.client.post(page, form | {"url": "http://10.0.0.1/"})
        self.assertContains(refused, "private network", status_code=422)
        self.assertContains(refused, "max(latency)", status_code=422)
        self.client.post(page, form)
        self.assertContains(self.client.get(page), "It asks by itself")
        self.client.post(page, {"_method": "delete"})
        self.assertFalse(Pull.objects.exists())

    def test_whoever_asks_without_end_is_asked_to_wait(self):
        series = make.series(title="Latency", kind="value", every="event")
        self.client.force_login(series.owner)
        form = {"url": "https://prometheus.example.org", "query": "max(latency)", "minutes": 5, "try": "1"}

        with (
            mock.patch.object(pulling, "QUESTIONS", Pace(0)),
            mock.patch("goldseam.measurements.prometheus.ask") as asked,
        ):
            refused = self.client.post(f"{series.get_absolute_url()}/pull", form)

        self.assertContains(refused, "Wait for a minute", status_code=422)
        asked.assert_not_called()


class LockTests(TransactionTestCase):
    def test_nothing_is_locked_while_the_other_server_takes_its_time(self):
        series = make.series(title="Latency", kind="value", every="event")
        self.client.force_login(series.owner)
        form = {"url": "https://prometheus.example.org", "query": "max(latency)", "minutes": 5}
        was_locked = []

        def answered(*asked, **more):
            was_locked.append(connection.in_atomic_block)
            return Answer(200, success("scalar", [1, "7"]).decode())

        with mock.patch("goldseam.measurements.prometheus.ask", answered):
            for pressed in ({"try": "1"}, {}):
                self.client.post(f"{series.get_absolute_url()}/pull", form | pressed | {"once": str(uuid4())})

        self.assertEqual(was_locked, [False, False])
        self.assertTrue(Pull.objects.exists())
