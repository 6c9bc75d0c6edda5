"""A watch is the early signal of a risk: what it sees is tied to what people had predicted."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils import timezone

from goldseam.activity.delivery import deliver
from goldseam.activity.models import Notification
from goldseam.guardrails.models import Watch
from goldseam.measurements.models import Value
from goldseam.premortems.foretold import foretold
from goldseam.premortems.models import Firing
from tests import make


class SignalTests(TestCase):
    """6.3"""

    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo = make.member(cls.acme, "Bo")
        cls.team = make.team(cls.acme, members=[cls.ana])
        cls.series = make.watched_series(cls.acme, by=cls.ana)
        cls.risk = make.complete_risk(make.premortem(cls.acme, cls.ana), cls.ana, title="Nobody takes the calls")
        cls.signal = make.signal(cls.risk, cls.ana, "watch", "Fewer calls are answered in time")

    def post(self, amount, series=None):
        at = timezone.now().replace(microsecond=0) - timedelta(hours=1)
        return (series or self.series).add([Value(at, amount)], source="api")

    def test_a_breach_fires_the_signal_and_tells_whoever_looks_after_the_risk(self):
        watch = make.armed_watch(self.series, by=self.ana, signal=self.signal)

        self.post(3.5)
        deliver()

        breach, firing = watch.breaches.get(), self.signal.firings.get()
        self.assertEqual((breach.event, breach.why), (firing.event, firing.words))
        told = Notification.objects.filter(person=self.ana, activity__kind="signal.fired")
        self.assertEqual(1, told.count())

    def test_that_the_risk_came_true_is_proposed_and_said_by_a_person_only(self):
        make.armed_watch(self.series, by=self.ana, signal=self.signal)

        self.post(3.5)

        self.assertFalse(self.risk.has_happened)
        event = self.signal.firings.get().event
        self.assertEqual([(self.risk, [])], foretold(event, self.ana).proposed)
        self.assertTrue(self.risk.foretell(by=self.ana, event=event).was_signalled)

    def test_one_breach_fires_once_and_the_next_one_again(self):
        watch = make.armed_watch(self.series, by=self.ana, signal=self.signal)
        self.post(3.5)
        self.post(3.4)
        self.assertEqual(1, self.signal.firings.count())

        watch.re_arm(by=self.ana, reason="We look at it.")
        self.series.add([Value(timezone.now().replace(microsecond=0), 3.1)], source="api")

        self.assertEqual(2, self.signal.firings.count())

    def test_a_measurement_of_a_team_is_no_signal_for_everybody(self):
        series = make.watched_series(self.acme, by=self.ana, team=self.team, title="Complaints")

        with self.assertRaisesMessage(ValidationError, "do not see this measurement"):
            make.watch(series, by=self.ana, signal=self.signal)

    def test_where_it_changed_hands_since_the_numbers_stay_with_the_team(self):
        make.armed_watch(self.series, by=self.ana, signal=self.signal)
        type(self.series).objects.filter(pk=self.series.pk).update(team=self.team)
        self.series.refresh_from_db()

        self.post(3.5)

        firing = self.signal.firings.get()
        self.assertEqual(("", None), (firing.words, firing.event))


class SignalPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.series = make.watched_series(cls.acme, by=cls.ana)
        cls.risk = make.complete_risk(make.premortem(cls.acme, cls.ana), cls.ana, title="Nobody takes the calls")
        cls.signal = make.signal(cls.risk, cls.ana, "watch", "Fewer calls are answered in time")

    def setUp(self):
        self.client.force_login(self.ana)

    def test_a_watch_is_made_for_a_signal_and_says_of_which_risk(self):
        address = f"/acme/watches/new?signal={self.signal.number}&series={self.series.number}"
        self.assertContains(self.client.get(address), f'<option value="{self.signal.pk}" selected>')
        about = {"title": "Calls", "side": "below", "how": "two_sd", "in_a_row": 1, "signal": self.signal.pk}

        answer = self.client.post(address, about)

        watch = Watch.objects.get()
        self.assertRedirects(answer, watch.get_absolute_url())
        page = self.client.get(watch.get_absolute_url())
        self.assertContains(page, "Early signal of")
        self.assertContains(page, "Nobody takes the calls")

    def test_the_risk_shows_which_watch_looks(self):
        self.assertContains(self.client.get(self.risk.get_absolute_url()), "No watch looks at it yet.")

        make.armed_watch(self.series, by=self.ana, title="Calls in time", signal=self.signal)

        self.assertContains(self.client.get(self.risk.get_absolute_url()), "Calls in time")
        self.assertContains(self.client.get(self.signal.page), "Calls in time")

    def test_whose_risk_one_may_not_see_is_not_named(self):
        team = make.team(self.acme, members=[self.ana])
        type(self.risk.premortem).objects.update(team=team)
        watch = make.watch(self.series, by=self.ana)
        Watch.objects.update(signal=self.signal)
        self.client.force_login(make.member(self.acme, "Bo"))

        page = self.client.get(watch.get_absolute_url())

        self.assertNotContains(page, "Nobody takes the calls")
        self.assertFalse(Firing.objects.exists())
