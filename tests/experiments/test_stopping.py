from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import connection
from django.test import TestCase, TransactionTestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldseam.activity.delivery import deliver
from goldseam.activity.models import Activity, Notification
from goldseam.experiments.models import Cycle, Pause
from goldseam.measurements.models import Point, Value
from goldseam.reviews.models import Review
from tests import make
from tests.together import together

QUIET = [4, 5, 3, 4, 6, 4, 5, 3, 4, 5, 4, 3, 5, 4, 6, 4, 3, 5, 4, 5, 3, 4]


def on(series, rule="limit", side="above", limit=None, in_a_row=1, **more):
    """A condition on a series."""
    stop = {"kind": "guardrail", "series": series.number, "rule": rule, "side": side, "limit": limit}
    return stop | {"in_a_row": in_a_row, "words": "Too many errors."} | more


def days_from_now(*amounts, of=None):
    """Values of coming days: as if days went by since the start."""
    midnight = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    return [Value(midnight + timedelta(days=day), amount, of) for day, amount in enumerate(amounts)]


class StoppingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.bo = make.person("Ana"), make.member(cls.acme, "Bo")

    def setUp(self):
        self.errors = make.series(self.acme, by=self.ana)
        make.points(self.errors, *QUIET, until=timezone.now() - timedelta(days=3), days=1)

    def run_with(self, *stops, **details):
        cycle = make.startable_cycle(self.acme, watching=self.errors, stops=stops, **details)
        cycle.start(by=self.ana)
        return cycle

    def measure(self, *amounts):
        self.errors.add(days_from_now(*amounts), by=self.ana, ahead=True)

    def test_a_value_beyond_its_limit_stops_the_cycle_by_itself(self):
        cycle = self.run_with(on(self.errors, limit=8))

        self.measure(9)

        cycle = Cycle.objects.get(pk=cycle.pk)
        self.assertEqual(cycle.state, "paused")
        self.assertTrue(cycle.current_pause.by_itself)
        self.assertIn("9 lies above the limit of 8", cycle.current_pause.why)

    def test_a_value_of_a_clock_that_is_fast_stops_it_at_once(self):
        cycle = self.run_with(on(self.errors, limit=30))

        self.errors.add([Value(timezone.now() + timedelta(minutes=3), 35)], by=self.ana)

        self.assertEqual(Cycle.objects.get(pk=cycle.pk).state, "paused")

    def test_on_the_limit_is_not_beyond_it(self):
        cycle = self.run_with(on(self.errors, limit=8))

        self.measure(8)

        self.assertEqual(Cycle.objects.get(pk=cycle.pk).state, "running")

    def test_what_was_measured_before_the_start_stops_nothing(self):
        cycle = self.run_with(on(self.errors, limit=5))

        self.errors.add([Value(timezone.now() - timedelta(days=60), 50)], by=self.ana)

        self.assertEqual(Cycle.objects.get(pk=cycle.pk).state, "running")

    def test_two_in_a_row_are_asked_for_where_the_plan_says_so(self):
        cycle = self.run_with(on(self.errors, limit=8, in_a_row=2))
        midnight = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)

        self.errors.add([Value(midnight, 9)], by=self.ana)
        after_one = Cycle.objects.get(pk=cycle.pk).state
        self.errors.add([Value(timezone.now(), 9)], by=self.ana)

        self.assertEqual([after_one, Cycle.objects.get(pk=cycle.pk).state], ["running", "paused"])

    def test_three_standard_deviations_once_stop_it(self):
        cycle = self.run_with(on(self.errors, rule="three_sd"))

        self.measure(12)

        self.assertEqual(Cycle.objects.get(pk=cycle.pk).state, "paused")

    def test_a_limit_stays_where_it_was_drawn_at_the_start(self):
        """Freezing a few old values would move it, or leave it without the values that it needs."""
        cycle = self.run_with(on(self.errors, rule="three_sd"))
        old = self.errors.points.order_by("at")

        self.errors.freeze_between(by=self.ana, first=old[0].at, until=old[10].at)
        self.measure(12)

        self.assertEqual(Cycle.objects.get(pk=cycle.pk).state, "paused")

    def test_it_stops_also_after_thousands_of_values(self):
        counter = make.series(self.acme, by=self.ana, title="Errors an hour", every="event")
        cycle = make.running_cycle(self.acme, watching=counter, days_ago=30, stops=[on(counter, limit=8)])
        now = timezone.now()
        earlier = [Point(series=counter, at=now - timedelta(minutes=place), amount=3) for place in range(1, 5_500)]
        Point.objects.bulk_create(earlier)

        counter.add([Value(now, 50)], by=self.ana)

        self.assertEqual(Cycle.objects.get(pk=cycle.pk).state, "paused")

    def test_a_condition_that_is_amended_looks_at_what_is_in_already(self):
        cycle = self.run_with(on(self.errors, limit=80))
        self.measure(9)

        cycle.amend(by=self.ana, reason="A typing error.", stops=[on(self.errors, limit=8)])

        self.assertEqual(cycle.state, "paused")
        self.assertIn("9 lies above the limit of 8", cycle.current_pause.why)

    def test_a_value_that_is_brought_back_can_stop_it(self):
        cycle = self.run_with(on(self.errors, limit=8))
        midnight = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
        self.errors.add([Value(midnight, 7)], by=self.ana)
        point = self.errors.points.get(at=midnight)
        point.remove(by=self.ana, reason="A drill.")
        Point.objects.filter(pk=point.pk).update(amount=9)

        point.bring_back(by=self.ana)

        self.assertEqual(Cycle.objects.get(pk=cycle.pk).state, "paused")

    def test_where_a_limit_is_missing_it_stops_and_says_so(self):
        """Nobody would hear of harm: that is a reason to stop as well."""
        cycle = self.run_with(on(self.errors, rule="three_sd"))
        cycle.started.limits = {}
        cycle.started.save()
        for point in self.errors.points.all()[:5]:
            point.remove(by=self.ana, reason="A drill.")

        self.measure(4)

        self.assertIn("set one by hand", Cycle.objects.get(pk=cycle.pk).current_pause.why)

    def test_twenty_conditions_cost_as_much_as_one(self):
        costs = []
        for number in (1, 20):
            series = make.series(self.acme, by=self.ana, title=f"Errors {number}")
            stops = [on(series, limit=80 + place) for place in range(number)]
            make.startable_cycle(self.acme, watching=series, stops=stops).start(by=self.ana)
            with CaptureQueriesContext(connection) as captured:
                series.add([Value(timezone.now(), 4)], by=self.ana)
            costs.append(len(captured))

        self.assertEqual(costs[0], costs[1])
        self.assertLess(costs[1], 35)

    def test_whoever_came_to_an_open_review_stays_in_it(self):
        event = make.event(self.acme)
        review = Review.open(by=self.ana, event=event)
        review.participants.create(person=None)
        self.run_with(on(self.errors, limit=8), events=[event])

        self.measure(9)

        self.assertEqual(review.participants.count(), 2)

    def test_small_units_do_not_count(self):
        late = make.series(self.acme, by=self.ana, title="Late hand-overs", kind="share")
        cycle = make.startable_cycle(self.acme, watching=late, stops=[on(late, limit=50, least=10)])
        cycle.start(by=self.ana)
        midnight = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)

        late.add([Value(midnight, 2, 2)], by=self.ana)
        with_few = Cycle.objects.get(pk=cycle.pk).state
        late.add([Value(timezone.now(), 9, 12)], by=self.ana)

        self.assertEqual([with_few, Cycle.objects.get(pk=cycle.pk).state], ["running", "paused"])

    def test_it_stops_once_and_opens_one_review(self):
        cycle = self.run_with(on(self.errors, limit=8))
        midnight = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)

        self.errors.add([Value(midnight, 9)], by=self.ana)
        self.errors.add([Value(timezone.now(), 10)], by=self.ana)

        pause = Pause.objects.get(cycle=cycle)
        self.assertEqual(Activity.objects.filter(kind="cycle.paused").count(), 1)
        self.assertEqual(pause.review.event.failure_type, "intelligent")
        self.assertIn("was stopped", pause.review.event.text)

    def test_the_review_looks_at_the_event_that_it_came_from(self):
        event = make.event(self.acme)
        cycle = self.run_with(on(self.errors, limit=8), events=[event])

        self.measure(9)

        self.assertEqual(cycle.pauses.get().review.event, event)
        self.assertIn("was stopped", event.timeline.last().text)

    def test_a_review_shows_nobody_an_event_that_they_may_not_see(self):
        hidden = make.event(self.acme, visibility="restricted")
        cycle = self.run_with(on(self.errors, limit=8), events=[hidden])

        self.measure(9)

        self.assertNotEqual(cycle.pauses.get().review.event, hidden)
        self.assertEqual(hidden.reviews.count(), 0)

    def test_what_a_team_tries_is_not_told_to_all_who_see_the_event(self):
        platform, event = make.team(self.acme, members=[self.ana]), make.event(self.acme)
        self.errors.describe(by=self.ana, team=platform)
        cycle = self.run_with(on(self.errors, limit=8), team=platform, events=[event])

        self.measure(9)

        self.assertEqual(event.timeline.count(), 0)
        self.assertEqual(cycle.pauses.get().event.team, platform)

    def test_the_stop_of_a_team_is_looked_at_by_the_team(self):
        platform = make.team(self.acme, members=[self.ana])
        self.errors.describe(by=self.ana, team=platform)
        cycle = self.run_with(on(self.errors, limit=8), team=platform)

        self.measure(9)

        event = cycle.pauses.get().review.event
        self.assertEqual((event.team, event.visibility), (platform, "team"))

    def test_the_team_and_those_who_are_told_hear_of_it(self):
        platform = make.team(self.acme, members=[self.ana, self.bo])
        cy, dee = make.member(self.acme, "Cy"), make.member(self.acme, "Dee Lake")
        self.errors.describe(by=self.ana, team=platform)
        self.run_with(on(self.errors, limit=8), team=platform, told="The shift, and Dee Lake")
        platform.add(dee, by=self.ana)

        self.measure(9)
        deliver()

        told = Notification.objects.filter(activity__kind="cycle.paused").values_list("person__name", flat=True)
        self.assertEqual({*told}, {"Ana", "Bo", "Dee Lake"})
        self.assertNotIn(cy.name, told)

    def test_who_is_named_as_told_but_may_not_see_it_hears_nothing(self):
        platform = make.team(self.acme, members=[self.ana])
        self.errors.describe(by=self.ana, team=platform)
        self.run_with(on(self.errors, limit=8), team=platform, told="Bo")

        self.measure(9)
        deliver()

        told = Notification.objects.filter(activity__kind="cycle.paused").values_list("person__name", flat=True)
        self.assertEqual([*told], ["Ana"])

    def test_a_stop_by_itself_reads_as_one(self):
        self.run_with(on(self.errors, limit=8))

        self.measure(9)

        sentence = Activity.objects.get(kind="cycle.paused").sentence
        self.assertIn("stopped: a condition of its plan is met", sentence)
        self.assertNotIn("Somebody", sentence)

    def test_everybody_who_sees_it_and_writes_can_pull_the_stop(self):
        cycle = self.run_with({"kind": "harm", "words": "Somebody is hurt."})

        cycle.pause(by=self.bo, why="Somebody tripped.", stop="harm")

        self.assertTrue(cycle.can_be_edited_by(self.bo))
        self.assertEqual((cycle.state, cycle.current_pause.by), ("paused", self.bo))
        self.assertTrue(cycle.was_stopped)

    def test_it_stops_when_success_is_out_of_reach(self):
        late = make.series(self.acme, by=self.ana, title="Late hand-overs", kind="share")
        plan = {"sample_size": 40, "success_side": "at_most", "success_at": 10, "stops": [{"kind": "futility"}]}
        plan["stops"][0]["words"] = "We cannot get there any more."
        cycle = make.running_cycle(self.acme, watching=late, days_ago=9, **plan)

        make.points(late, 1, 3, of=10, days=1)
        with_four_of_twenty = Cycle.objects.get(pk=cycle.pk).state
        late.add([Value(timezone.now(), 1, 5)], by=self.ana)

        cycle = Cycle.objects.get(pk=cycle.pk)
        self.assertEqual([with_four_of_twenty, cycle.state], ["running", "paused"])
        self.assertIn("out of reach", cycle.current_pause.why)

    def test_units_of_many_cases_have_narrower_limits_than_small_ones(self):
        """Where chance alone explains how shares scatter, the limit follows the size of each unit."""
        late = make.series(self.acme, by=self.ana, title="Late hand-overs", kind="share")
        make.points(late, *[10, 9, 11, 10, 12, 8, 10, 11, 9, 10] * 2, of=100, until=timezone.now() - timedelta(days=9))
        cycle = make.startable_cycle(self.acme, watching=late, stops=[on(late, rule="three_sd")])
        cycle.start(by=self.ana)
        midnight = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)

        late.add([Value(midnight, 3, 10)], by=self.ana)
        with_three_of_ten = Cycle.objects.get(pk=cycle.pk).state
        late.add([Value(timezone.now(), 60, 200)], by=self.ana)

        self.assertEqual([with_three_of_ten, Cycle.objects.get(pk=cycle.pk).state], ["running", "paused"])

    def test_words_that_no_database_keeps_are_left_out_and_too_many_refused(self):
        cycle = self.run_with({"kind": "harm", "words": "Somebody is hurt."})

        with self.assertRaises(ValidationError) as refused:
            cycle.pause(by=self.ana, why="x" * 6000)
        pause = cycle.pause(by=self.ana, why="Smoke\0")

        self.assertIn("why", refused.exception.message_dict)
        self.assertEqual(pause.why, "Smoke")


class GoingOnTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.bo = make.person("Ana"), make.member(cls.acme, "Bo")

    def setUp(self):
        self.errors = make.series(self.acme, by=self.ana)
        self.cycle = make.startable_cycle(self.acme, watching=self.errors, stops=[on(self.errors, limit=8)])
        self.cycle.start(by=self.ana)

    def stop(self):
        midnight = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
        self.errors.add([Value(midnight, 9)], by=self.ana)
        self.cycle.refresh_from_db()

    def test_it_never_goes_on_without_a_second_person(self):
        self.stop()

        self.cycle.ask_to_resume(by=self.ana, reason="The pump was replaced.")
        with self.assertRaisesMessage(ValidationError, "second person"):
            self.cycle.agree_to_resume(by=self.ana)
        asked = self.cycle.state
        self.cycle.agree_to_resume(by=self.bo)

        self.assertEqual([asked, self.cycle.state], ["paused", "running"])

    def test_going_on_needs_a_reason(self):
        self.stop()

        with self.assertRaises(ValidationError) as refused:
            self.cycle.ask_to_resume(by=self.ana, reason="")

        self.assertIn("reason", refused.exception.message_dict)

    def test_whoever_works_alone_needs_a_reason_only(self):
        self.acme.memberships.get(person=self.bo).delete()
        self.stop()

        self.cycle.ask_to_resume(by=self.ana, reason="I replaced the pump.")

        self.assertEqual(self.cycle.state, "running")

    def test_others_who_do_not_see_it_are_nobody_to_ask(self):
        self.cycle.rename(by=self.ana, title="Mine", team=make.team(self.acme, members=[self.ana]))
        self.stop()

        self.cycle.ask_to_resume(by=self.ana, reason="I replaced the pump.")

        self.assertEqual(self.cycle.state, "running")

    def test_no_is_an_answer(self):
        self.stop()
        self.cycle.ask_to_resume(by=self.ana, reason="It will be fine.")

        self.cycle.decline_to_resume(by=self.bo)

        self.assertEqual(self.cycle.state, "paused")
        self.assertFalse(self.cycle.current_pause.is_asked)

    def test_a_value_that_is_put_right_after_it_went_on_stops_it_again(self):
        self.stop()
        self.cycle.ask_to_resume(by=self.ana, reason="A sensor was broken.")
        self.cycle.agree_to_resume(by=self.bo)

        self.errors.points.get(amount=9).correct(by=self.ana, amount=90, reason="A slip.")

        self.assertEqual(Cycle.objects.get(pk=self.cycle.pk).state, "paused")

    def test_what_stopped_it_before_does_not_stop_it_again(self):
        self.stop()
        self.cycle.ask_to_resume(by=self.ana, reason="A sensor was broken.")
        self.cycle.agree_to_resume(by=self.bo)

        self.errors.add([Value(timezone.now(), 3)], by=self.ana)
        after_three = Cycle.objects.get(pk=self.cycle.pk).state
        self.errors.add([Value(timezone.now(), 10)], by=self.ana)

        self.assertEqual([after_three, Cycle.objects.get(pk=self.cycle.pk).state], ["running", "paused"])
        self.assertEqual(self.cycle.pauses.count(), 2)


class StoppingTogetherTests(TransactionTestCase):
    def test_two_who_stop_it_at_the_same_moment_stop_it_once(self):
        acme = make.organisation()
        ana, bo = make.person("Ana"), make.member(acme, "Bo")
        cycle = make.running_cycle(acme)
        mine, theirs = (Cycle.objects.select_related("organisation").get(pk=cycle.pk) for _ in range(2))

        results = together(lambda: mine.pause(by=ana, why="Smoke"), lambda: theirs.pause(by=bo, why="Fire"))

        self.assertEqual(results[0], results[1])
        self.assertEqual(Pause.objects.count(), 1)
