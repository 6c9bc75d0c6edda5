from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils import timezone

from goldseam.experiments.choices import Outcome
from goldseam.experiments.models import Cycle
from tests import make

BEFORE, BETTER = [5, 6, 5, 4, 6, 5, 5, 6, 4, 5], [1, 0, 1, 2, 1, 0, 1, 1]


class DecidingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")

    def studied(self, values=(*BEFORE, *BETTER), **plan):
        """A cycle that ran for 15 days, with a value every second day, and before it."""
        cycle = make.running_cycle(self.acme, days_ago=15, **({"ends_on": timezone.localdate()} | plan))
        make.points(cycle.main, *values, days=2)
        texts = {"happened": "We asked.", "learned": "They know it.", "why_different": "We do not know yet."}
        cycle.study(by=self.ana, **texts)
        return cycle

    def test_what_came_as_predicted_is_adopted_without_more_words(self):
        cycle = self.studied()

        decision = cycle.decide(by=self.ana, kind="adopt")

        self.assertEqual((cycle.studied.verdict, decision.is_despite), ("as_predicted", False))

    def test_without_a_main_result_adopting_needs_a_reason_which_shows(self):
        cycle = self.studied(values=[])

        with self.assertRaises(ValidationError) as refused:
            cycle.decide(by=self.ana, kind="adopt")
        decision = cycle.decide(by=self.ana, kind="adopt", reason="It costs nothing.")

        self.assertIn("no main result", refused.exception.message_dict["reason"][0])
        self.assertTrue(decision.is_despite)

    def test_what_misses_its_own_criterion_is_adopted_only_with_a_reason(self):
        cycle = self.studied(success_side="at_most", success_at=0.5)

        with self.assertRaises(ValidationError) as refused:
            cycle.decide(by=self.ana, kind="adopt")

        self.assertIn("called success", refused.exception.message_dict["reason"][0])

    def test_a_look_before_the_planned_end_speaks_against_adopting(self):
        cycle = self.studied(looks="once", sample_size=5_000)

        self.assertEqual(cycle.studied.verdict, "as_predicted")
        self.assertIn("before the end that was planned", cycle.adoption_doubts[0])

    def test_looks_that_were_planned_are_no_doubt(self):
        cycle = self.studied(looks="bonferroni", look_count=2, sample_size=16)

        self.assertEqual((cycle.studied.verdict, cycle.adoption_doubts), ("as_predicted", []))

    def test_what_got_worse_meanwhile_speaks_against_adopting(self):
        cycle = make.startable_cycle(self.acme, ends_on=timezone.localdate())
        worse = make.series(self.acme, title="Minutes of overtime", better="lower")
        cycle.watch(by=self.ana, series=worse, role="balancing")
        cycle = make.started(cycle, days_ago=15)
        make.points(cycle.main, *BEFORE, *BETTER, days=2)
        make.points(worse, *BETTER, *BETTER, *BEFORE[:8], days=2)
        cycle.study(by=self.ana, happened="We asked.", learned="They know it.")

        self.assertEqual(cycle.adoption_doubts, ["“Minutes of overtime” got worse meanwhile."])

    def test_adapting_and_abandoning_say_why(self):
        for kind in ("adapt", "abandon"):
            with self.assertRaises(ValidationError) as refused:
                self.studied().decide(by=self.ana, kind=kind)
            self.assertIn("reason", refused.exception.message_dict)

    def test_nobody_decides_before_the_result_is_written(self):
        with self.assertRaisesMessage(ValidationError, "Write the result first"):
            make.running_cycle(self.acme).decide(by=self.ana, kind="abandon", reason="Too much work.")

    def test_a_null_is_a_result_and_is_pointed_out_until_it_is_published(self):
        cycle = make.decided_cycle(self.acme, kind="abandon")
        self.assertEqual([*Cycle.objects.unpublished_nulls()], [cycle])

        cycle.publish(by=self.ana, context="A hospital pharmacy.")

        self.assertEqual([*Cycle.objects.unpublished_nulls()], [])
        self.assertTrue(cycle.is_null)

    def test_where_nobody_can_tell_others_learn_of_it_as_well(self):
        cycle = make.decided_cycle(self.acme, kind="adapt")
        self.assertEqual(cycle.studied.verdict, "no_data")

        self.assertEqual([*Cycle.objects.unpublished_nulls()], [cycle])

    def test_whether_it_can_be_done_is_no_null(self):
        cycle = make.decided_cycle(self.acme, kind="adapt", feasibility_only=True)

        self.assertFalse(cycle.is_null)
        self.assertEqual([*Cycle.objects.nulls()], [])

    def test_every_result_came_or_is_a_null_or_claims_nothing(self):
        came, neither = ["as_predicted", "partly"], ["feasibility"]

        self.assertEqual([one for one in Outcome if one.has_come], came)
        self.assertEqual([one for one in Outcome if not one.has_come and not one.is_null], neither)

    def test_a_decision_can_be_taken_back_until_something_follows_from_it(self):
        cycle = make.decided_cycle(self.acme)
        cycle.take_back_decision(by=self.ana)
        self.assertEqual(cycle.state, "studied")

        cycle.decide(by=self.ana, kind="abandon", reason="It did not help.")
        cycle.publish(by=self.ana, context="A hospital pharmacy.")

        with self.assertRaises(ValidationError):
            cycle.take_back_decision(by=self.ana)

    def test_a_second_decision_does_not_replace_the_first(self):
        cycle = make.decided_cycle(self.acme, kind="abandon")

        with self.assertRaises(ValidationError):
            cycle.decide(by=self.ana, kind="adopt", reason="No, it is good.")

        self.assertEqual(Cycle.objects.get(pk=cycle.pk).decision.kind, "abandon")

    def test_the_promise_to_try_it_is_kept_once_people_have_decided(self):
        from goldseam.activity.delivery import deliver

        review = make.review(make.event(self.acme))
        action = make.action(review, remedy="experiment")
        make.decided_cycle(self.acme, action=action)

        deliver()

        action.refresh_from_db()
        self.assertTrue(action.is_done)


class FollowingUpTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")

    def test_the_next_cycle_is_a_step_wider_and_knows_what_could_go_wrong_there(self):
        cycle = make.decided_cycle(self.acme, kind="adapt", scale="one")

        with self.assertRaises(ValidationError) as refused:
            cycle.follow_up(by=self.ana)
        following = cycle.follow_up(by=self.ana, next_risks="Nights are short of people.")

        self.assertIn("next_risks", refused.exception.message_dict)
        self.assertEqual((following.plan.scale, following.place, following.previous), ("day", 2, cycle))
        self.assertIn("Nights are short", following.plan.harms)

    def test_it_takes_the_plan_along_and_neither_its_days_nor_its_approval(self):
        event = make.event(self.acme)
        plan = {"needs_approval": True, "approval": "The board, in March", "events": [event]}
        cycle = make.decided_cycle(self.acme, kind="adapt", **plan)

        following = cycle.follow_up(by=self.ana, next_risks="None that we know.")

        self.assertEqual((following.plan.condition, following.main), (cycle.plan.condition, cycle.main))
        self.assertEqual((following.plan.starts_on, following.plan.approval), (None, ""))
        self.assertEqual([*following.events.all()], [event])
        self.assertTrue(following.is_planned)

    def test_asking_twice_plans_one_next_cycle(self):
        cycle = make.decided_cycle(self.acme, kind="adapt")

        one, other = (cycle.follow_up(by=self.ana, next_risks="None that we know.") for _ in range(2))

        self.assertEqual(one, other)

    def test_what_was_stopped_by_harm_is_not_widened(self):
        cycle = make.running_cycle(self.acme, scale="one")
        cycle.pause(by=self.ana, why="Somebody was hurt.", stop="harm")
        cycle.study(by=self.ana, happened="It hurt.", learned="The lid is sharp.")
        cycle.decide(by=self.ana, kind="adapt", reason="A round lid.")

        self.assertEqual(cycle.follow_up(by=self.ana).plan.scale, "one")

    def test_one_then_five_then_twenty_five(self):
        hints = [make.decided_cycle(self.acme, kind="adapt", scale=scale).widening_hint for scale in ("one", "day")]

        self.assertIn("after 1, about 5", hints[0])
        self.assertIn("after 5, about 25", hints[1])

    def test_a_ramp_is_read_in_order(self):
        first = make.decided_cycle(self.acme, kind="adapt")
        second = first.follow_up(by=self.ana, next_risks="None that we know.")

        self.assertEqual([*Cycle.objects.of_ramp(second.first_of_ramp)], [first, second])
