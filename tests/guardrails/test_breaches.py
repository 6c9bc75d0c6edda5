"""A breach: the experiment pauses, or people are asked to look; and nothing goes on by itself."""

from datetime import timedelta

from django.core import mail
from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils import timezone

from goldseam.activity.delivery import deliver
from goldseam.events.models import Event
from goldseam.experiments.models import Cycle
from goldseam.guardrails.breach_mail import send_breach
from goldseam.guardrails.models import Breach, Call, Watch
from goldseam.measurements.models import Value
from goldseam.reviews.models import Review
from tests import make


class BreachTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.series = make.watched_series(cls.acme)
        cls.today = timezone.now().replace(microsecond=0) - timedelta(hours=1)

    def post(self, *amounts, series=None, at=None):
        """Values as another program sends them, minutes apart."""
        first = at or self.today
        values = [Value(first + timedelta(minutes=place), amount) for place, amount in enumerate(amounts)]
        return (series or self.series).add(values, source="api")

    def test_a_value_beyond_the_limit_opens_a_review_of_a_new_event(self):
        watch = make.armed_watch(self.series)

        self.post(3.5)

        breach = watch.breaches.get()
        self.assertEqual((breach.value, round(breach.limit, 3)), (3.5, 3.639))
        self.assertEqual(breach.review.event, breach.event)
        self.assertIn("3.5 lies below the limit of 3.64", breach.event.timeline.get().text)
        self.assertEqual([one.person for one in breach.review.participants.all()], [self.ana])

    def test_a_value_within_it_does_nothing(self):
        watch = make.armed_watch(self.series)

        self.post(3.65, 5.9)

        self.assertFalse(watch.breaches.exists())

    def test_it_pauses_the_experiment_that_it_names_and_its_review_is_that_of_the_breach(self):
        cycle = make.running_cycle(self.acme)
        watch = make.armed_watch(self.series, cycle=cycle)
        events = Event.objects.count()

        self.post(3.5)

        breach, paused = watch.breaches.get(), Cycle.objects.get(pk=cycle.pk)
        self.assertEqual(paused.state, "paused")
        self.assertEqual([pause.cycle for pause in breach.pauses.all()], [cycle])
        self.assertEqual(breach.review, paused.current_pause.review)
        self.assertEqual(Event.objects.count(), events + 1)

    def test_an_experiment_that_others_see_is_told_nothing_of_the_measurement_of_a_team(self):
        """Whose an experiment is can change after the watch was set up."""
        team = self.acme.teams.create(name="Calls")
        make.member(self.acme, "Bo", team=team)
        series = make.watched_series(self.acme, team=team, title="Complaints")
        cycle = make.running_cycle(self.acme, team=team)
        make.armed_watch(series, cycle=cycle, title="Complaints")
        cycle.rename(by=self.ana, title="Ask", team=None)

        self.post(3.5, series=series)

        pause = Cycle.objects.get(pk=cycle.pk).current_pause
        told = [pause.why, *pause.event.timeline.values_list("text", flat=True), pause.event.text]
        self.assertFalse([words for words in told if "3.5" in words or "Complaints" in words])

    def test_it_pauses_every_running_experiment_that_looks_at_the_measurement_if_so_chosen(self):
        cycles = [make.running_cycle(self.acme, watching=self.series, title=title) for title in ("One", "Two")]
        other = make.running_cycle(self.acme, title="Other")
        make.armed_watch(self.series, pauses_all=True)

        self.post(3.5)

        states = [Cycle.objects.get(pk=cycle.pk).state for cycle in [*cycles, other]]
        self.assertEqual(states, ["paused", "paused", "running"])

    def test_it_fires_once_for_one_breach_however_much_follows(self):
        watch = make.armed_watch(self.series)

        self.post(3.5)
        self.post(3.5)
        self.post(3.4, 3.3, at=self.today + timedelta(minutes=5))

        self.assertEqual((watch.breaches.count(), Review.objects.count()), (1, 1))

    def test_it_rests_until_somebody_arms_it_again_with_a_reason(self):
        watch = make.armed_watch(self.series)
        self.post(3.5)

        with self.assertRaisesMessage(ValidationError, "Say why"):
            watch.re_arm(by=self.ana, reason=" ")
        watch.re_arm(by=self.ana, reason="The line was repaired.")
        self.post(4.0, at=self.today + timedelta(minutes=5))
        self.assertFalse(Watch.objects.get(pk=watch.pk).is_at_rest)
        self.post(3.4, at=self.today + timedelta(minutes=9))

        self.assertEqual([breach.value for breach in watch.breaches.order_by("pk")], [3.5, 3.4])

    def test_what_it_paused_stays_paused_when_it_is_armed_again(self):
        cycle = make.running_cycle(self.acme)
        watch = make.armed_watch(self.series, cycle=cycle)
        self.post(3.5)

        watch.re_arm(by=self.ana, reason="We look at it.")

        self.assertEqual(Cycle.objects.get(pk=cycle.pk).state, "paused")

    def test_two_standard_deviations_have_to_come_twice_running(self):
        watch = make.armed_watch(self.series, how="two_or_three")

        self.post(3.6, 4.0, 3.6)
        self.assertFalse(watch.breaches.exists())
        self.post(3.6, at=self.today + timedelta(minutes=3))

        self.assertIn("2 values running", watch.breaches.get().why)

    def test_three_standard_deviations_are_enough_once(self):
        watch = make.armed_watch(self.series, how="two_or_three")

        self.post(3.3)

        self.assertIn("below the limit of 3.42", watch.breaches.get().why)

    def test_a_corrected_value_is_looked_at_again(self):
        watch = make.armed_watch(self.series)
        self.post(4.0)

        self.series.points.order_by("-at").first().correct(by=self.ana, amount=3.1, reason="A digit was missing")

        self.assertEqual(watch.breaches.get().value, 3.1)

    def test_a_value_of_the_same_day_counts_whatever_its_hour(self):
        noon = self.today.replace(hour=12) - timedelta(days=1)
        self.post(4.1, at=noon)
        watch = make.armed_watch(self.series)

        self.post(3.2, at=noon.replace(hour=0, minute=0))

        self.assertTrue(watch.breaches.exists())

    def test_values_of_the_past_that_are_added_later_fire_nothing(self):
        watch = make.armed_watch(self.series)

        self.post(1.0, at=self.today - timedelta(days=400))

        self.assertFalse(watch.breaches.exists())

    def test_units_in_which_too_little_was_counted_do_not_count(self):
        shares = make.series(self.acme, title="Lists used", kind="share", every="day")
        make.points(shares, *[45, 46, 44, 45, 47, 43, 45, 46, 44, 45] * 2, of=50, days=1)
        watch = make.armed_watch(shares, least=20)

        shares.add([Value(self.today + timedelta(minutes=50), 1, 10)])
        self.assertFalse(watch.breaches.exists())
        shares.add([Value(self.today + timedelta(minutes=55), 2, 20)])

        self.assertTrue(watch.breaches.exists())

    def test_a_draft_and_a_retired_one_do_nothing(self):
        draft, retired = make.watch(self.series), make.armed_watch(self.series)
        retired.retire(by=self.ana, reason="Not needed")

        self.post(1.0)

        self.assertFalse(Breach.objects.exists())
        self.assertEqual((draft.stage, retired.stage), ("draft", "retired"))

    def test_the_address_is_called_with_what_happened(self):
        address = make.called_address(self.acme)
        make.armed_watch(self.series, address=address)

        self.post(3.5)

        self.assertIn('"type":"watch.breached"', Call.objects.get().body)

    def test_the_team_hears_of_it_with_a_picture(self):
        team = self.acme.teams.create(name="Calls")
        bo = make.member(self.acme, "Bo", team=team)
        series = make.watched_series(self.acme, team=team)
        make.armed_watch(series)
        self.post(3.5, series=series)
        deliver()

        send_breach.call(breach=Breach.objects.get().pk, person=bo.pk)

        (letter,) = mail.outbox
        self.assertEqual(letter.to, [bo.email])
        self.assertIn("3.5 lies below the limit", letter.body)
        self.assertEqual(letter.attachments[0].get_content_type(), "image/png")
        self.assertTrue(bo.notifications.filter(activity__kind="watch.breached").exists())

    def test_the_whole_organisation_is_not_disturbed(self):
        bo = make.member(self.acme, "Bo")
        make.armed_watch(self.series)

        self.post(3.5)
        deliver()

        self.assertFalse(bo.notifications.filter(activity__kind="watch.breached").exists())
