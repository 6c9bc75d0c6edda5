"""Whatever the body: it is answered, and never with a fault of ours."""

import json

from django.conf import settings
from django.test import TestCase
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from goldseam.common.pace import Pace
from goldseam.exchange.models import Hook
from goldseam.exchange.views import webhook_door
from goldseam.exchange.webhooks.message import NothingToDo, NotUnderstood
from goldseam.exchange.webhooks.sender import SENDERS
from goldseam.exchange.webhooks.sent import Sent
from tests import make

ODD = [None, True, -1, 0, 10**400, 1e308, float("inf"), float("nan"), "", "\0", "\ud800", "x" * 5_000, [], {}, [[]]]
ODD += [{"a": None}, "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-02-30T25:61:00Z", 10**18, "http://[", "‮"]
GOOD = {"title": "/check/name", "state": "/status", "started_at": "/since", "link": "/url", "severity": "/level"}


def places(value, path=()):
    """Every place in a body."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inside:
        yield (*path, key)
        yield from places(one, (*path, key))


def put(body, path, value):
    for key in path[:-1]:
        body = body[key]
    body[path[-1]] = value


def spelled(body) -> str:
    """As JSON that is made to break things: halves of signs, NUL and NaN stay as they are."""
    return json.dumps(body)


class HostileTests(HypothesisTestCase):
    def setUp(self):
        webhook_door.PACE = Pace(1_000_000)
        self.ana = make.person("Ana")
        self.acme = make.organisation(self.ana)

    def hook(self, sender):
        hook = Hook.make(self.acme, by=self.ana, sender=sender.key, name=sender.name, label="incident")
        if sender.key == "generic":
            hook.map(by=self.ana, example=sender.example, **GOOD)
        return hook

    def status(self, hook, body: str | bytes) -> int:
        path = hook.address.removeprefix(settings.BASE_URL)
        return self.client.post(path, body, content_type="application/json").status_code

    @given(st.data())
    @hypothesis_settings(
        max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None
    )
    def test_an_example_with_odd_values_in_it(self, data):
        sender = data.draw(st.sampled_from(SENDERS))
        body = json.loads(sender.example)
        for path in data.draw(st.lists(st.sampled_from(list(places(body))), min_size=1, max_size=3, unique=True)):
            try:
                put(body, path, data.draw(st.sampled_from(ODD)))
            except (KeyError, IndexError, TypeError):
                continue

        self.assertIn(self.status(self.hook(sender), spelled(body)), {200, 422})

    @given(
        st.one_of(st.binary(max_size=60), st.sampled_from([b"[" * 100_000, b'{"a":' * 100_000, b"9" * 10_000, b"NaN"]))
    )
    @hypothesis_settings(
        max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None
    )
    def test_bytes_that_are_no_body(self, raw):
        self.assertEqual(self.status(self.hook(SENDERS[0]), raw), 422)


class EachPlaceTests(TestCase):
    def test_each_place_of_each_example_can_hold_each_odd_value(self):
        """Readers alone, so that all of them are tried."""
        for sender in SENDERS:
            hook = Hook(sender=sender.key, mapping=GOOD if sender.key == "generic" else {}, label="incident")
            for path in places(json.loads(sender.example)):
                for value in ODD:
                    body = json.loads(sender.example)
                    put(body, path, value)
                    try:
                        list(sender.read(Sent(spelled(body).encode()), hook))
                    except (NothingToDo, NotUnderstood):
                        continue
