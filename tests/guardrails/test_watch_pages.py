"""The pages of watches."""

from datetime import timedelta
from unittest import mock
from uuid import uuid4

from django.db import connection
from django.test import TestCase, TransactionTestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldseam.guardrails import false_alarms
from goldseam.guardrails.models import Watch
from goldseam.measurements.models import Value
from tests import make


class WatchPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, "Acme", size="organisation")
        cls.series = make.watched_series(cls.acme, team=cls.acme.teams.first())

    def setUp(self):
        self.client.force_login(self.ana)

    def test_it_is_made_armed_fired_and_armed_again(self):
        form = {"title": "Calls", "side": "below", "how": "two_sd", "in_a_row": "1"}
        made = self.client.post(f"/acme/watches/new?series={self.series.number}", form)
        draft = self.client.get(made.url)
        self.client.post(f"{made.url}/activation")
        self.series.add([Value(timezone.now() - timedelta(hours=1), 3.5)])
        fired = self.client.get(made.url)
        refused = self.client.post(f"{made.url}/rearming", {"reason": ""})
        self.client.post(f"{made.url}/rearming", {"reason": "Repaired."})
        armed = self.client.get(made.url)

        self.assertContains(draft, "In 14 days with nothing wrong")
        self.assertContains(fired, "has fired, rests")
        self.assertEqual(refused.status_code, 422)
        self.assertContains(armed, "Repaired.")

    def test_both_limits_are_named_where_there_are_two(self):
        one, both = make.watch(self.series), make.watch(self.series, how="two_or_three")

        self.assertContains(self.client.get(one.get_absolute_url()), "below 3.64")
        self.assertContains(self.client.get(both.get_absolute_url()), "below 3.64 twice running, or below 3.42 once")

    def test_the_review_shows_what_the_watch_saw(self):
        watch = make.armed_watch(self.series)
        self.series.add([Value(timezone.now() - timedelta(hours=1), 3.5)])
        breach = watch.breaches.get()

        review = self.client.get(breach.review.get_absolute_url())
        event = self.client.get(breach.event.get_absolute_url())

        self.assertContains(review, "What the watch saw")
        self.assertContains(event, "What a watch saw")

    def test_a_measurement_says_what_watches_it(self):
        make.armed_watch(self.series)

        self.assertContains(self.client.get(self.series.get_absolute_url()), "Watched by")

    def test_odd_input_comes_back_with_words(self):
        address = f"/acme/watches/new?series={self.series.number}"
        for odd in ({"limit": "1e309", "how": "limit"}, {"in_a_row": "9" * 40}, {"baseline_first": "0000-99-99"}):
            form = {"title": "Calls", "side": "below", "how": "two_sd", "in_a_row": "1"} | odd
            self.assertEqual(self.client.post(address, form).status_code, 422, odd)
        for number in ("9" * 30, "-1", "x", "٣", "\0"):
            self.assertEqual(self.client.get("/acme/watches/new", {"series": number}).status_code, 404)
            self.assertEqual(self.client.get("/acme/watches/new", {"rule": number}).status_code, 200)

    def test_whoever_does_not_see_the_measurement_finds_nothing(self):
        watch = make.watch(self.series)
        self.client.force_login(make.member(self.acme, "Bo"))

        self.assertEqual(self.client.get(watch.get_absolute_url()).status_code, 404)
        self.assertNotContains(self.client.get("/acme/watches"), watch.title)
        self.assertEqual(self.client.get(f"/acme/watches/new?series={self.series.number}").status_code, 404)

    def test_what_one_may_not_see_or_choose_again_stays_when_something_else_is_changed(self):
        series = make.watched_series(self.acme, title="Tickets")
        theirs = make.cycle(self.acme, team=self.acme.teams.create(name="Others"))
        address = make.called_address(self.acme)
        watch = make.watch(series, cycle=theirs, address=address)
        address.close(by=self.ana)
        bo = make.member(self.acme, "Bo")
        self.client.force_login(bo)

        form = self.client.get(f"{watch.get_absolute_url()}/settings")
        sent = {"title": "Tickets", "side": "below", "how": "two_sd", "in_a_row": "1", "address": address.pk}
        self.client.post(f"{watch.get_absolute_url()}/settings", sent)

        self.assertNotContains(form, 'name="cycle"')
        changed = Watch.objects.get(pk=watch.pk)
        self.assertEqual((changed.title, changed.cycle, changed.address), ("Tickets", theirs, address))

    def test_only_experiments_are_offered_whose_people_see_the_measurement(self):
        make.cycle(self.acme, title="Seen by all")
        make.cycle(self.acme, title="Seen by the team", team=self.series.team)

        form = self.client.get(f"/acme/watches/new?series={self.series.number}")

        self.assertContains(form, "Seen by the team")
        self.assertNotContains(form, "Seen by all")

    def test_more_watches_take_no_more_queries(self):
        make.armed_watch(self.series)
        pages = ("/acme/watches", self.series.get_absolute_url())
        for page in pages:
            self.client.get(page)
        one = [self.queries_of(page) for page in pages]
        for place in range(5):
            make.armed_watch(self.series, title=f"Watch {place}")
        self.series.add([Value(timezone.now() - timedelta(hours=1), 3.5)])
        for page in pages:
            self.client.get(page)

        self.assertEqual(Watch.objects.at_rest().count(), 6)
        self.assertEqual([self.queries_of(page) for page in pages], one)

    def queries_of(self, page) -> int:
        with CaptureQueriesContext(connection) as asked:
            self.client.get(page)
        return len(asked)

    def test_one_that_lacks_a_limit_is_not_armed(self):
        young = make.series(self.acme, title="New", kind="value")
        watch = make.watch(young)

        answer = self.client.post(f"{watch.get_absolute_url()}/activation")

        self.assertContains(answer, "needs 20", status_code=422)
        self.assertEqual(Watch.objects.get(pk=watch.pk).stage, "draft")


class LockTests(TransactionTestCase):
    def test_nothing_is_locked_while_false_alarms_are_reckoned_for_the_first_time(self):
        watch = make.watch()
        self.client.force_login(watch.owner)
        was_locked, reckon = [], false_alarms.alarms_of

        def reckoned(*asked):
            was_locked.append(connection.in_atomic_block)
            return reckon(*asked)

        with mock.patch.object(false_alarms, "alarms_of", reckoned):
            self.client.post(f"{watch.get_absolute_url()}/activation", {"once": str(uuid4())})

        self.assertFalse(was_locked[0])
        self.assertTrue(Watch.objects.get(pk=watch.pk).is_active)
