"""What /api/v1/openapi.json says is so: programs drawn from it meet no answer that it does not describe."""

from datetime import date, datetime, timedelta
from unittest import mock

import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import TestCase
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some
from schemathesis import GenerationMode, checks
from schemathesis.specs.openapi import checks as of_openapi

from goldseam.api import ahead, measurements
from goldseam.common.pace import Pace
from goldseam.decisions.models import AheadKey
from tests import make

ADDRESS = "/api/v1/{organisation}/measurements/{number}"
RIGHT, WRONG = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
PROVED = [
    checks.not_a_server_error,
    of_openapi.status_code_conformance,
    of_openapi.content_type_conformance,
    of_openapi.response_headers_conformance,
    of_openapi.response_schema_conformance,
]

few = settings(
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)

# Most moments that can be written lie centuries away, and would be refused.
DAYS = some.dates(date(2000, 1, 1), date(2025, 12, 31))
HOURS = some.datetimes(datetime(2000, 1, 1), datetime(2025, 12, 31) - timedelta(days=1))
schemathesis.openapi.format("date", DAYS.map(date.isoformat))
schemathesis.openapi.format("date-time", HOURS.map(lambda at: at.isoformat() + "Z"))


class SchemaTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        ana = make.person("Ana")
        cls.series = make.series(make.organisation(ana), by=ana, kind="value")
        make.points(cls.series, 5, 6, 4, 7, 5, 6)
        cls.days = make.series(cls.series.organisation, by=ana, kind="time_between")
        cls.tokens = {series: series.issue_key(by=ana, name="x")[1] for series in (cls.series, cls.days)}
        acme = cls.series.organisation
        cls.decision, cls.premortem = make.complete_decision(acme, ana), make.premortem(acme, ana)
        make.risk(cls.premortem, ana)
        cls.tokens |= dict.fromkeys((cls.decision, cls.premortem), AheadKey.make(acme, by=ana, name="x")[1])

    def setUp(self):
        for signal in (request_started, request_finished):  # The end of a request would end that of the test.
            signal.disconnect(close_old_connections)
            self.addCleanup(signal.connect, close_old_connections)
        self.told = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
        for paced in (measurements, ahead):
            self.enterContext(mock.patch.object(paced.PACE, "pace", Pace(10_000)))

    def statuses(self, verb, path, mode, form="svg", proved=PROVED, most=20, of=None):
        """What is answered to requests drawn from the description; each answer has to be a described one."""
        thing = of or self.series
        place = {"organisation": "acme", "number": thing.number, "form": form}
        parts = {name: part for name, part in place.items() if f"{{{name}}}" in path}
        met = set()

        @settings(few, max_examples=most)
        @given(self.told[path][verb].as_strategy(mode, path_parameters=parts))
        def ask(case):
            answer = case.call_and_validate(headers={"Authorization": f"Bearer {self.tokens[thing]}"}, checks=proved)
            met.add(answer.status_code)

        ask()
        return met

    def test_right_values_are_taken_or_refused_as_described(self):
        """Right in form: a series may still refuse what it cannot keep."""
        self.assertLessEqual(self.statuses("POST", f"{ADDRESS}/points", RIGHT), {200, 422})

    def test_right_days_are_taken_as_described(self):
        met = self.statuses("POST", f"{ADDRESS}/points", RIGHT, of=self.days, most=40)

        self.assertIn(200, met)

    def test_wrong_values_are_refused_as_described(self):
        proved = [*PROVED, of_openapi.negative_data_rejection]
        met = self.statuses("POST", f"{ADDRESS}/points", WRONG, proved=proved)

        self.assertIn(422, met)

    def test_a_series_is_read_as_described(self):
        self.assertIn(200, self.statuses("GET", ADDRESS, RIGHT))
        self.assertIn(422, self.statuses("GET", ADDRESS, WRONG))

    def test_a_chart_is_fetched_as_described(self):
        for form in ("svg", "png", "csv", "json"):
            with self.subTest(form):
                self.assertEqual(self.statuses("GET", f"{ADDRESS}/chart.{{form}}", RIGHT, form=form, most=4), {200})

    def test_what_is_ahead_is_read_as_described(self):
        for thing, noun in ((self.decision, "decisions"), (self.premortem, "premortems")):
            address = f"/api/v1/{{organisation}}/{noun}"
            with self.subTest(noun):
                self.assertIn(200, self.statuses("GET", address, RIGHT, of=thing, most=5))
                self.assertIn(422, self.statuses("GET", address, WRONG, of=thing, most=5))
                self.assertEqual({200}, self.statuses("GET", f"{address}/{{number}}", RIGHT, of=thing, most=3))

    def test_what_is_ahead_is_written_as_described(self):
        risks = "/api/v1/{organisation}/premortems/{number}/risks"
        written = [(self.decision, "/api/v1/{organisation}/decisions"), (self.premortem, risks)]
        for thing, address in [*written, (self.premortem, "/api/v1/{organisation}/premortems")]:
            with self.subTest(address):
                self.assertLessEqual(self.statuses("POST", address, RIGHT, of=thing), {200, 422})
                wrong = self.statuses(
                    "POST", address, WRONG, of=thing, proved=[*PROVED, of_openapi.negative_data_rejection]
                )
                self.assertIn(422, wrong)
