"""What /api/v1/openapi.json says is so: programs drawn from it meet no answer that it does not describe."""

from unittest import mock

import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import TestCase
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode, checks
from schemathesis.specs.openapi import checks as of_openapi

from goldseam.api import keys
from goldseam.common.pace import Pace
from tests import make

ADDRESS = "/api/v1/{organisation}/measurements/{number}"
PROVED = [
    checks.not_a_server_error,
    of_openapi.status_code_conformance,
    of_openapi.content_type_conformance,
    of_openapi.response_headers_conformance,
    of_openapi.response_schema_conformance,
]
PROVED_OF_WRONG = [*PROVED, of_openapi.negative_data_rejection]
few = settings(
    max_examples=25,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


class SchemaTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        ana = make.person("Ana")
        cls.series = make.series(make.organisation(ana), by=ana, kind="value")
        make.points(cls.series, 5, 6, 4, 7, 5, 6)
        _key, cls.token = cls.series.issue_key(by=ana, name="Somebody's program")

    def setUp(self):
        for signal in (request_started, request_finished):  # The end of a request would end that of the test.
            signal.disconnect(close_old_connections)
            self.addCleanup(signal.connect, close_old_connections)
        self.told = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
        self.enterContext(mock.patch.object(keys, "PACE", Pace(10_000)))

    def prove(self, verb, path, mode, proved, **parts):
        whose = {"organisation": "acme", "number": self.series.number} | parts
        cases = self.told[path][verb].as_strategy(mode, path_parameters=whose)

        @few
        @given(cases)
        def proves(case):
            case.call_and_validate(headers={"Authorization": f"Bearer {self.token}"}, checks=proved)

        proves()

    def test_right_values_are_answered_as_described(self):
        self.prove("POST", f"{ADDRESS}/points", GenerationMode.POSITIVE, PROVED)

    def test_wrong_values_are_refused_as_described(self):
        self.prove("POST", f"{ADDRESS}/points", GenerationMode.NEGATIVE, PROVED_OF_WRONG)

    def test_a_series_is_read_as_described(self):
        self.prove("GET", ADDRESS, GenerationMode.POSITIVE, PROVED)

    def test_a_wrong_question_to_a_series_is_answered_as_described(self):
        self.prove("GET", ADDRESS, GenerationMode.NEGATIVE, PROVED)

    def test_a_chart_is_fetched_as_described(self):
        for form in ("svg", "png", "csv", "json"):
            with self.subTest(form):
                self.prove("GET", f"{ADDRESS}/chart.{{form}}", GenerationMode.POSITIVE, PROVED, form=form)
