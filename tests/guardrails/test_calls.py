"""Calls of other programs: signed, tried again for days, and written down."""

import json
from datetime import timedelta
from pathlib import Path

from django.core.exceptions import ValidationError
from django.test import TestCase, override_settings
from django.utils import timezone
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from goldseam.common.models import Job
from goldseam.common.work import do
from goldseam.guardrails.calling import headers_of
from goldseam.guardrails.models import Address, Call
from goldseam.guardrails.models.call import PAUSES
from goldseam.measurements.models import Value
from tests import make
from tests.common.server import LOCAL, server


@override_settings(PRIVATE_ADDRESSES=LOCAL)
class CallTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.address = make.called_address(cls.acme)

    def to(self, url):
        self.address.describe(by=self.ana, name="The pager", url=url)

    def work(self):
        """Does what is due of the calls."""
        for job in Job.objects.filter(task__endswith="send_call", due_at__lte=timezone.now()):
            do(job)

    def test_a_breach_is_told_signed_so_that_the_other_side_can_prove_it(self):
        series = make.watched_series(self.acme)
        make.armed_watch(series, address=self.address)
        with server() as there:
            self.to(f"{there.url}/hook")
            series.add([Value(timezone.now() - timedelta(hours=1), 3.5)])
            self.work()

        (asked,) = there.asked
        told = Webhook(self.address.secret).verify(asked.body, asked.headers)
        self.assertEqual((told["type"], told["data"]["value"]), ("watch.breached", 3.5))
        self.assertEqual(told["data"]["watch"]["title"], "Answered in time")
        self.assertEqual((Call.objects.get().status, Call.objects.get().is_waiting), (200, False))

    def test_the_former_secret_signs_as_well_for_a_day(self):
        former = self.address.secret
        self.address.new_secret(by=self.ana)
        with server() as there:
            self.to(there.url)
            Call.try_out(self.address, by=self.ana)
            self.work()

        (asked,) = there.asked
        for secret in (former, self.address.secret):
            self.assertEqual(Webhook(secret).verify(asked.body, asked.headers)["type"], "trial")

    def test_what_fails_is_tried_again_later_under_the_same_name(self):
        answers = [503, 200]
        with server(lambda asked: (answers.pop(0), b"busy " * 100)) as there:
            self.to(there.url)
            call = Call.try_out(self.address, by=self.ana)
            self.work()
            call.refresh_from_db()
            self.assertEqual((call.tries, call.status, call.is_waiting, len(call.answer)), (1, 503, True, 200))
            Job.objects.update(due_at=timezone.now())
            self.work()

        call.refresh_from_db()
        self.assertEqual((call.tries, call.status), (2, 200))
        self.assertEqual(len({asked.headers["webhook-id"] for asked in there.asked}), 1)

    def test_after_about_three_days_it_is_given_up(self):
        call = Call.try_out(self.address, by=self.ana)
        for attempt in range(1, len(PAUSES) + 2):
            call.keep(attempt, 500)

        call.refresh_from_db()
        self.assertIsNotNone(call.given_up_at)
        self.assertTrue(timedelta(days=2.5) < sum(PAUSES, timedelta()) < timedelta(days=3.5))

    def test_a_try_that_is_made_twice_by_accident_counts_once(self):
        with server() as there:
            self.to(there.url)
            Call.try_out(self.address, by=self.ana)
            job = Job.objects.get(task__endswith="send_call")
            do(job)
            do(job)

        self.assertEqual(len(there.asked), 1)

    def test_whoever_says_gone_is_not_asked_again(self):
        with server(lambda asked: (410, b"")) as there:
            self.to(there.url)
            call = Call.try_out(self.address, by=self.ana)
            self.work()

        call.refresh_from_db()
        self.assertIsNotNone(call.given_up_at)

    @override_settings(PRIVATE_ADDRESSES=[])
    def test_a_private_network_is_not_called(self):
        self.to("http://127.0.0.1:9/")
        call = Call.try_out(self.address, by=self.ana)
        self.work()

        call.refresh_from_db()
        self.assertIn("private network", call.problem)
        self.assertIsNotNone(call.given_up_at)

    def test_without_a_secret_or_when_it_is_closed_nothing_is_called(self):
        bare = Address.make(self.acme, by=self.ana, name="Bare", url="https://example.org/x")
        with self.assertRaisesMessage(ValidationError, "Make a secret first"):
            Call.try_out(bare, by=self.ana)
        self.address.close(by=self.ana)
        with self.assertRaisesMessage(ValidationError, "Open it again"):
            Call.try_out(self.address, by=self.ana)

    def test_the_secret_is_not_in_the_database_as_it_is(self):
        self.assertNotIn(self.address.secret.removeprefix("whsec_"), self.address.sealed)


class PageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, "Acme")

    def setUp(self):
        self.client.force_login(self.ana)

    def test_the_secret_is_shown_once(self):
        made = self.client.post("/acme/guardrails/addresses", {"name": "Pager", "url": "https://example.org/h"})
        shown = self.client.post(f"{made.url}/secret", {"once": "a"})
        again = self.client.post(f"{made.url}/secret", {"once": "a"})
        later = self.client.get(made.url)

        secret = Address.objects.get().secret
        self.assertContains(shown, secret)
        self.assertContains(again, secret)
        self.assertNotContains(later, secret)
        self.assertEqual(shown["Cache-Control"], "no-store")

    def test_an_odd_address_is_refused_and_stays_in_the_form(self):
        for url in ("ftp://x", "http://a:b@example.org/", "http://\0", "x" * 600, "http://[::1"):
            answer = self.client.post("/acme/guardrails/addresses", {"name": "Pager", "url": url})
            self.assertEqual(answer.status_code, 422, url)

    def test_the_log_says_what_became_of_a_trial(self):
        address = make.called_address(self.acme)
        self.client.post(f"{address.get_absolute_url()}/trial")
        call = Call.objects.get()
        call.keep(1, 503, "busy")

        page = self.client.get(address.get_absolute_url())

        self.assertContains(page, "answered with 503")
        self.assertEqual(json.loads(call.body)["type"], "trial")

    def test_members_who_do_not_guide_find_nothing(self):
        self.client.force_login(make.member(self.acme, "Bo"))

        self.assertEqual(self.client.get("/acme/guardrails/addresses").status_code, 404)


class DocumentationTests(TestCase):
    """docs/calling.md is true."""

    PAGE = (Path(__file__).parents[2] / "docs/calling.md").read_text()

    def block(self, language):
        return self.PAGE.split(f"```{language}\n")[1].split("```")[0]

    def test_the_body_has_the_fields_that_are_shown(self):
        series = make.watched_series()
        cycle = make.running_cycle(series.organisation)
        make.armed_watch(series, address=make.called_address(), cycle=cycle)
        series.add([Value(timezone.now() - timedelta(hours=1), 3.5)])

        shown, sent = json.loads(self.block("json")), json.loads(Call.objects.get().body)

        self.assertEqual(shape_of(shown), shape_of(sent))

    def test_the_example_proves_a_call_and_refuses_a_forged_one(self):
        scope = {}
        exec(self.block("python"), scope)
        call = Call.try_out(make.called_address(make.organisation()), by=make.person("Ana"))
        headers, secret = headers_of(call), call.address.secret

        self.assertEqual(scope["received"](secret, headers, call.body.encode())["type"], "trial")
        with self.assertRaises(WebhookVerificationError):
            scope["received"](secret, headers, call.body.replace("trial", "other").encode())


def shape_of(thing):
    """The names of all fields, without what stands in them."""
    if isinstance(thing, dict):
        return {name: shape_of(value) for name, value in thing.items()}
    return [shape_of(thing[0])] if isinstance(thing, list) and thing else type(thing).__name__
