"""The door at which tools report: what it answers, and what it keeps to itself."""

import base64
import hashlib
import hmac
import json
import logging
import time
from datetime import timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldseam.common.pace import Pace
from goldseam.exchange.models import Delivery, Hook
from goldseam.exchange.views import webhook_door
from goldseam.exchange.webhooks.forgetting import forget_deliveries
from goldseam.exchange.webhooks.sender import SENDERS, sender_named
from tests import make


def signature(body: str, secret="s3cret"):
    return f"sha256={hmac.new(secret.encode(), body.encode(), hashlib.sha256).hexdigest()}"


class DoorTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.hook = Hook.make(cls.acme, by=cls.ana, sender="github", name="Shop")
        cls.body = sender_named("github").example

    def setUp(self):
        webhook_door.PACE = Pace(300)

    def send(self, body=None, hook=None, content_type="application/json", **headers):
        path = (hook or self.hook).address.removeprefix(settings.BASE_URL)
        return self.client.post(path, self.body if body is None else body, content_type=content_type, headers=headers)

    def test_it_says_what_became_of_it_and_sets_no_cookie(self):
        answer = self.send()

        self.assertEqual((answer.status_code, answer.json()["detail"][:15]), (200, "Opened event 1:"))
        self.assertEqual((dict(answer.cookies), answer["Cache-Control"]), ({}, "no-store"))

    def test_nobody_has_to_prove_where_a_form_comes_from(self):
        strict = Client(enforce_csrf_checks=True)
        path = self.hook.address.removeprefix(settings.BASE_URL)

        answer = strict.post(path, self.body, content_type="application/json")

        self.assertEqual(answer.status_code, 200)

    def test_the_same_delivery_twice_is_seen_once(self):
        self.send(**{"X-GitHub-Delivery": "72d3162e"})

        answer = self.send(body=self.body + " ", **{"X-GitHub-Delivery": "72d3162e"})

        self.assertEqual((answer.status_code, answer.json()["detail"]), (200, "already seen"))
        self.assertEqual(self.acme.events.get().alarms.get().count, 1)

    def test_a_body_that_is_replayed_under_another_number_is_seen_once(self):
        self.send(**{"X-GitHub-Delivery": "1"})

        self.assertEqual(self.send(**{"X-GitHub-Delivery": "2"}).json()["detail"], "already seen")

    def test_what_changed_settings_let_in_is_acted_on_when_it_comes_again(self):
        issue = {"number": 1, "title": "Lift stuck", "labels": [{"name": "incident"}]}
        body = json.dumps({"action": "opened", "issue": issue, "repository": {"full_name": "acme/shop"}})
        self.send(body)
        self.hook.amend(by=self.ana, label="incident")

        self.assertIn("Opened event 1", self.send(body).json()["detail"])

    def test_a_form_can_carry_the_body(self):
        answer = self.send(urlencode({"payload": self.body}), content_type="application/x-www-form-urlencoded")

        self.assertIn("Opened event 1", answer.json()["detail"])

    def test_a_wrong_signature_is_refused_and_leaves_nothing_of_the_body(self):
        self.hook.set_secret(by=self.ana, secret="s3cret")

        answers = [self.send(**{"X-Hub-Signature-256": signature(self.body, "other")}).status_code for _turn in "12"]

        self.assertEqual(answers, [401, 401])
        delivery = Delivery.objects.get()
        self.assertEqual((delivery.body, delivery.digest, delivery.headers, delivery.repeats), ("", "", {}, 1))
        self.assertEqual(self.send(**{"X-Hub-Signature-256": signature(self.body)}).status_code, 200)

    def test_the_old_secret_counts_for_a_day(self):
        for secret in ("old", "new"):
            self.hook.set_secret(by=self.ana, secret=secret)

        known = [
            self.send("{}", **{"X-Hub-Signature-256": signature("{}", secret)}).status_code for secret in ("old", "new")
        ]
        self.hook.secrets.exclude(ends_at=None).update(ends_at=timezone.now())
        late = self.send("{}", **{"X-Hub-Signature-256": signature("{}", "old")}).status_code

        self.assertEqual((known, late), ([422, 422], 401))

    def test_secrets_and_keys_are_not_in_the_database(self):
        self.hook.set_secret(by=self.ana, secret="s3cret")
        kept = str(list(Hook.objects.values())) + str(list(self.hook.secrets.values()))

        self.assertNotIn("s3cret", kept)
        self.assertNotIn(self.hook.address.rsplit("/", 1)[1], kept)

    def test_with_another_secret_of_the_installation_nothing_comes_in_unsigned(self):
        self.hook.set_secret(by=self.ana, secret="s3cret")
        address = self.hook.address.removeprefix(settings.BASE_URL)

        with self.settings(SECRET_KEY="another" * 8):
            answer = self.client.post(address, self.body, content_type="application/json")
            shown = (self.hook.address, self.hook.cannot_read_secret)

        self.assertEqual((answer.status_code, shown), (401, ("", True)))

    def test_standard_webhooks_are_checked_with_their_time(self):
        key = base64.b64encode(b"0123456789abcdef01234567").decode()
        hook = Hook.make(self.acme, by=self.ana, sender="generic", name="Ovens", scheme="standard")
        hook.set_secret(by=self.ana, secret=f"whsec_{key}")

        def answer(when):
            told = hmac.new(base64.b64decode(key), f"m1.{when}.{{}}".encode(), hashlib.sha256).digest()
            sign = "v1," + base64.b64encode(told).decode()
            headers = {"webhook-id": "m1", "webhook-timestamp": str(when), "webhook-signature": sign}
            return self.send("{}", hook, **headers).status_code

        now = int(time.time())
        self.assertEqual([answer(now), answer(now - 400), answer(now + 400)], [200, 401, 401])

    def test_other_ways_of_asking_are_answered_in_json(self):
        path = self.hook.address.removeprefix(settings.BASE_URL)
        self.hook.close(by=self.ana)
        closed = self.send()

        self.assertEqual((closed.status_code, closed["Content-Type"]), (404, "application/json"))
        self.assertEqual(
            self.client.post("/webhooks/gsh_unknown", "{}", content_type="application/json").status_code, 404
        )
        self.assertEqual(self.client.post("/webhooks/%00%ff", "{}", content_type="application/json").status_code, 404)
        self.assertEqual((self.client.get(path).status_code, self.client.get(path)["Allow"]), (405, "POST"))

    def test_what_is_too_large_or_too_often_is_refused(self):
        self.assertEqual(self.send("1" * 1_000_001).status_code, 413)
        self.assertEqual(self.send("1" * 3_000_000).status_code, 413)
        webhook_door.PACE = Pace(1)

        answers = [self.send("{}") for _turn in "12"]

        self.assertEqual([answer.status_code for answer in answers], [422, 429])
        self.assertEqual(answers[1]["Retry-After"], "60")

    def test_a_body_that_is_not_understood_is_answered_in_words(self):
        for body, words in {
            "{": "Not understood: the body is not JSON",
            "3": "Not understood: the JSON holds no names",
            "": "Not understood: the body is not JSON",
            "{}": "Not understood: this is not what the chosen sender writes",
        }.items():
            with self.subTest(body):
                answer = self.send(body)
                self.assertEqual((answer.status_code, answer.json()["detail"]), (422, words))

    def test_the_log_of_the_server_says_nothing_of_it(self):
        with self.assertLogs(level=logging.DEBUG) as logged:
            logging.getLogger("here").info("begun")
            self.send()

        told = " ".join(logged.output)
        self.assertNotIn("gsh_", told)
        self.assertNotIn("acme/shop", "".join(line for line in logged.output if "django.db" not in line))

    def test_bodies_are_kept_for_two_weeks_and_lines_for_three_months(self):
        self.send()
        self.hook.deliveries.update(at=timezone.now() - timedelta(days=15))
        forget_deliveries.call()
        after_two_weeks = [(one.body, one.told != []) for one in self.hook.deliveries.all()]
        self.hook.deliveries.update(at=timezone.now() - timedelta(days=91))
        forget_deliveries.call()

        self.assertEqual((after_two_weeks, self.hook.deliveries.count()), ([("", True)], 0))

    def test_a_repeat_takes_few_questions(self):
        alerts = Hook.make(self.acme, by=self.ana, sender="alertmanager", name="Alerts")
        body = sender_named("alertmanager").example
        self.send(body, alerts)

        with CaptureQueriesContext(connection) as queries:
            self.send(body + " ", alerts)

        self.assertLess(len(queries), 25)


class TrialTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)

    def test_the_example_of_each_sender_goes_the_whole_way_and_leaves_no_event(self):
        for sender in SENDERS:
            with self.subTest(sender.name):
                hook = Hook.make(self.acme, by=self.ana, sender=sender.key, name=sender.name)
                if sender.key == "generic":
                    hook.map(by=self.ana, example=sender.example, title="/check/name")
                trial = hook.try_out(by=self.ana, text=sender.example)

                self.assertIn("Would open an event", trial.sentences[0][0])
                self.assertEqual((self.acme.events.count(), hook.alarms.count()), (0, 0))

    def test_after_a_trial_the_first_event_is_still_number_one(self):
        hook = Hook.make(self.acme, by=self.ana, sender="alertmanager", name="Alerts")

        hook.try_out(by=self.ana, text=hook.from_where.example)

        self.assertEqual(make.event(self.acme).number, 1)
