from datetime import timedelta

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils import timezone

from goldseam.activity.models import Activity
from tests import make


class StartingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")

    def refused(self, cycle):
        with self.assertRaises(ValidationError) as refused:
            cycle.start(by=self.ana)
        return {*refused.exception.message_dict}

    def test_an_empty_plan_says_beside_each_field_what_it_needs(self):
        missing = self.refused(make.cycle(self.acme))

        parts = {"condition", "expected", "because", "direction", "size", "main", "scale", "success", "stops"}
        self.assertEqual(missing, parts | {"starts_on", "ends_on", "told"})

    def test_a_whole_plan_starts_once(self):
        cycle = make.startable_cycle(self.acme)

        cycle.start(by=self.ana)
        cycle.start(by=self.ana)

        self.assertTrue(cycle.is_running)
        self.assertEqual(Activity.objects.filter(kind="cycle.started").count(), 1)
        self.assertEqual(cycle.started.plan, cycle.current_plan)

    def test_trying_whether_it_can_be_done_needs_no_prediction(self):
        cycle = make.startable_cycle(self.acme, feasibility_only=True, direction="", size=None)

        cycle.start(by=self.ana)

        self.assertTrue(cycle.is_started)

    def test_what_touches_people_who_need_protection_needs_an_approval(self):
        cycle = make.startable_cycle(self.acme, needs_approval=True)

        self.assertEqual(self.refused(cycle), {"approval"})

    def test_days_that_are_over_cannot_be_started(self):
        past = timezone.localdate() - timedelta(days=20)
        cycle = make.startable_cycle(self.acme, starts_on=past, ends_on=past + timedelta(days=5))

        self.assertEqual(self.refused(cycle), {"ends_on"})

    def test_more_than_days_is_pointed_out_and_not_refused(self):
        """8.5"""
        cycle = make.startable_cycle(self.acme, ends_on=timezone.localdate() + timedelta(days=60))
        gaps = [gap for gap in cycle.missing() if gap.field == "ends_on"]

        cycle.start(by=self.ana)

        self.assertIn("61 days", gaps[0].words)
        self.assertFalse(gaps[0].is_needed)

    def test_a_larger_scale_than_belief_and_cost_ask_for_is_pointed_out(self):
        cycle = make.startable_cycle(self.acme, scale="teams", belief="low", cost_of_failure="high")

        hints = [gap.words for gap in cycle.missing() if gap.field == "scale"]

        self.assertIn("One person, or one time", hints[0])

    def test_too_small_a_sample_is_pointed_out_with_the_number_it_takes(self):
        """11-statistics: from 20 % to 10 % takes 199 on each side."""
        share = make.series(self.acme, title="Late hand-overs", kind="share")
        plan = {"baseline": 20, "size": 10, "size_is": "points", "sample_size": 30}
        cycle = make.startable_cycle(self.acme, watching=share, **plan)

        hints = [gap.words for gap in cycle.missing() if gap.field == "sample_size"]

        self.assertIn("199", hints[0])

    def test_a_condition_on_a_measurement_needs_one_that_is_watched(self):
        stop = {"kind": "guardrail", "series": 99, "rule": "limit", "side": "above", "limit": 3}

        self.assertEqual(self.refused(make.startable_cycle(self.acme, stops=[stop])), {"stops"})

    def test_a_limit_drawn_from_before_needs_twenty_steady_values(self):
        errors = make.series(self.acme)
        make.points(errors, *[3, 4, 5] * 4, until=timezone.now() - timedelta(days=7))
        stop = {"kind": "guardrail", "series": errors.number, "rule": "two_sd", "side": "above", "in_a_row": 2}
        cycle = make.startable_cycle(self.acme, watching=errors, stops=[stop])

        words = [gap.words for gap in cycle.missing() if gap.field == "stops" and gap.is_needed]

        self.assertIn("12 values", words[0])
        self.assertEqual(self.refused(cycle), {"stops"})

    def test_a_limit_cannot_be_drawn_from_values_that_are_all_the_same(self):
        errors = make.series(self.acme)
        make.points(errors, *[3] * 24, until=timezone.now() - timedelta(days=7))
        stop = {"kind": "guardrail", "series": errors.number, "rule": "two_sd", "side": "above"}
        cycle = make.startable_cycle(self.acme, watching=errors, stops=[stop])

        words = [gap.words for gap in cycle.missing() if gap.field == "stops" and gap.is_needed]

        self.assertIn("all the same", words[0])

    def test_looking_at_any_time_works_for_shares_alone(self):
        cycle = make.startable_cycle(self.acme, looks="any_time")

        self.assertEqual(self.refused(cycle), {"looks"})

    def test_the_effect_is_looked_for_where_it_was_said_at_the_start(self):
        cycle = make.running_cycle(self.acme)
        other = make.series(self.acme, title="Something nicer")

        with self.assertRaises(ValidationError):
            cycle.unwatch(by=self.ana, series=cycle.main)
        with self.assertRaises(ValidationError):
            cycle.watch(by=self.ana, series=other, role="main")
        cycle.watch(by=self.ana, series=other, role="balancing")

        self.assertEqual(cycle.balancing, [other])

    def test_what_another_team_measures_is_not_watched(self):
        platform = make.team(self.acme, members=[self.ana])
        hidden = make.series(self.acme, team=platform)
        cycle = make.cycle(self.acme)

        with self.assertRaises(ValidationError) as refused:
            cycle.watch(by=self.ana, series=hidden)

        self.assertIn("series", refused.exception.message_dict)
