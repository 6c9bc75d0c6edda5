from datetime import timedelta

from django.test import SimpleTestCase, TestCase
from django.utils import timezone

from goldseam.experiments.plan.plan import Plan
from goldseam.experiments.result.looks import any_time_interval, level_of
from goldseam.experiments.result.observing import observe, verdict_for
from goldseam.measurements.models import Value
from goldseam.statistics.looking_early import any_time
from tests import make

DAYS = 40


class VerdictTests(SimpleTestCase):
    """The table “Predicted vs observed” of 08-pdsa: a fall by 10 was predicted."""

    def verdict(self, low, high):
        return verdict_for(-1, 0, low, high, -10)

    def test_excludes_zero_and_contains_the_predicted_size(self):
        self.assertEqual(self.verdict(-14, -2), "as_predicted")

    def test_excludes_zero_and_exceeds_the_predicted_size(self):
        self.assertEqual(self.verdict(-30, -12), "as_predicted")

    def test_excludes_zero_and_is_smaller_than_predicted(self):
        self.assertEqual(self.verdict(-8, -2), "partly")

    def test_contains_zero_and_the_predicted_size(self):
        self.assertEqual(self.verdict(-14, 3), "cannot_tell")

    def test_contains_zero_and_excludes_the_predicted_size(self):
        self.assertEqual(self.verdict(-6, 3), "smaller")

    def test_excludes_zero_in_the_other_direction(self):
        self.assertEqual(self.verdict(2, 9), "opposite")

    def test_the_same_holds_for_a_rise_and_for_ratios(self):
        self.assertEqual(verdict_for(1, 0, 2, 14, 10), "as_predicted")
        self.assertEqual(verdict_for(-1, 1, 0.3, 0.9, 0.5), "as_predicted")
        self.assertEqual(verdict_for(-1, 1, 0.6, 0.9, 0.5), "partly")
        self.assertEqual(verdict_for(-1, 1, 0.7, 1.4, 0.5), "smaller")

    def test_an_open_bound_rules_nothing_out(self):
        self.assertEqual(verdict_for(1, 1, 1.2, None, 3), "as_predicted")
        self.assertEqual(verdict_for(1, 1, 0.2, None, 3), "cannot_tell")


class LookingTests(SimpleTestCase):
    def test_one_look_takes_the_usual_interval(self):
        self.assertEqual(level_of(Plan(looks="once", look_count=5), 3, is_early=False), 0.95)

    def test_several_equal_looks_share_the_five_percent(self):
        plan = Plan(looks="bonferroni", look_count=5)

        self.assertAlmostEqual(level_of(plan, 3, is_early=False), 0.99)

    def test_first_looks_are_stricter_than_the_last(self):
        """11-statistics §10: the p of five looks after O'Brien and Fleming."""
        plan = Plan(looks="obrien_fleming", look_count=5, sample_size=50)

        levels = [level_of(plan, collected, is_early=collected < 50) for collected in (10, 20, 49, 50)]

        for level, p in zip(levels, (0.00001, 0.00126, 0.02256, 0.04134), strict=True):
            self.assertAlmostEqual(level, 1 - p, places=4)

    def test_an_interval_for_any_time_ends_where_the_test_begins_to_rule_out(self):
        low, high = any_time_interval(12, 40)

        self.assertFalse(any_time(12, 40, low + 0.001).stops)
        self.assertTrue(any_time(12, 40, low - 0.001).stops)
        self.assertTrue(any_time(12, 40, high + 0.001).stops)

    def test_all_or_none_leaves_one_end_open(self):
        self.assertEqual(any_time_interval(0, 30)[0], 0.0)
        self.assertEqual(any_time_interval(30, 30)[1], 1.0)


class ObservingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")

    def seen(self, kind, before, after, of=(None, None), **plan):
        """What is seen of a cycle that has run for 40 days, out of values before it and since."""
        series = make.series(self.acme, title="What is measured", kind=kind)
        midnight = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
        start = midnight - timedelta(days=DAYS)
        values = [Value(start - timedelta(days=place + 1), amount, of[0]) for place, amount in enumerate(before[::-1])]
        outs = of[1] if isinstance(of[1], list) else [of[1]] * len(after)
        days = enumerate(zip(after, outs, strict=True))
        values += [Value(start + timedelta(days=place), amount, out) for place, (amount, out) in days]
        series.add(values, by=self.ana)
        cycle = make.running_cycle(self.acme, days_ago=DAYS, watching=series, **plan)
        return observe(cycle)

    def test_shares_are_compared_by_the_interval_of_newcombe(self):
        """D2 of 11-statistics, in percentage points."""
        series_of = (45, [13, 13, 14])

        seen = self.seen("share", [3], [3, 3, 3], of=series_of, direction="higher", size=10, size_is="points")

        self.assertEqual((round(seen.effect, 4), round(seen.low, 4), round(seen.high, 4)), (15.8333, 0.7030, 31.4609))
        self.assertEqual(seen.verdict, "as_predicted")

    def test_five_of_eleven_is_promising_and_not_certain(self):
        """The case of the freelancer: +28.8 points, −8.3 to +57.9."""
        seen = self.seen("share", [2], [2, 2, 1], of=(12, [4, 4, 3]), direction="higher", size=30, size_is="points")

        self.assertEqual((round(seen.effect, 1), round(seen.low, 1), round(seen.high, 1)), (28.8, -8.3, 57.9))
        self.assertEqual(seen.verdict, "cannot_tell")

    def test_rates_are_compared_exactly(self):
        """PO2 of 11-statistics: 14 in 200 beside 5 in 220."""
        seen = self.seen(
            "rate", [5], [5, 5, 4], of=(220, [70, 70, 60]), direction="higher", size=200, size_is="percent"
        )

        self.assertTrue(seen.is_ratio)
        self.assertEqual((round(seen.effect, 2), round(seen.low, 4), round(seen.high, 4)), (3.08, 1.0483, 10.9264))
        self.assertEqual((seen.predicted, seen.verdict), (3, "as_predicted"))

    def test_one_day_is_one_sample_however_many_cases_it_has(self):
        seen = self.seen("share", [10], [90], of=(100, 100), direction="higher", size=50, size_is="points")

        told = " ".join(seen.words)

        self.assertEqual((seen.verdict, seen.has_interval), ("cannot_tell", False))
        self.assertIn("Too early to say: it takes values from 2 more days.", told)
        self.assertIn("one sample", told)

    def test_two_counts_claim_no_effect_either(self):
        seen = self.seen("count", [6, 4, 5, 5, 6, 4], [0, 0], direction="lower", size=50, size_is="percent")

        self.assertEqual(seen.verdict, "cannot_tell")
        self.assertIn("Too early to say: it takes 1 more value.", " ".join(seen.words))

    def test_counts_have_one_unit_of_exposure_each_time(self):
        seen = self.seen("count", [6, 4, 5, 5, 6, 4], [1, 0, 2, 1, 1, 1], direction="lower", size=50, size_is="percent")

        self.assertAlmostEqual(seen.effect, 0.2)
        self.assertEqual(seen.verdict, "as_predicted")

    def test_averages_are_compared_where_values_lie_evenly(self):
        before, after = [20, 22, 21, 19, 23, 20, 22, 21], [15, 16, 14, 15, 17, 15]

        seen = self.seen("value", before, after, direction="lower", size=5, size_is="points")

        self.assertEqual((seen.method, seen.before, seen.verdict), ("means", 21, "as_predicted"))
        self.assertLess(seen.low, seen.effect)

    def test_medians_are_compared_where_values_before_lie_to_one_side(self):
        """10-metrics: 12 18 25 31 40 44 58 75 130 610 minutes have a median of 42."""
        before = [12, 18, 25, 31, 40, 44, 58, 75, 130, 610]

        seen = self.seen("value", before, [10, 11, 12, 9, 13, 12], direction="lower", size=20, size_is="points")

        self.assertEqual((seen.method, seen.before), ("medians", 42))

    def test_around_fewer_than_five_values_there_is_no_interval(self):
        seen = self.seen("value", [20, 22, 21, 19, 23], [1, 2, 1], direction="lower", size=5, size_is="points")

        self.assertFalse(seen.has_interval)
        self.assertEqual(seen.verdict, "cannot_tell")

    def test_days_between_are_taken_on_each_side_of_the_start(self):
        series = make.series(self.acme, kind="time_between", every="event")
        midnight = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
        days = [80, 76, 71, 67, 62, 58, 54, 49, 45, 41, 38, 20, 2]
        series.add([Value(midnight - timedelta(days=day)) for day in days], by=self.ana)
        plan = {"direction": "higher", "size": 5, "size_is": "points"}
        cycle = make.running_cycle(self.acme, days_ago=DAYS, watching=series, **plan)

        seen = observe(cycle)

        self.assertEqual((seen.method, seen.n_before, seen.n_after), ("medians", 9, 2))

    def test_without_values_there_is_nothing_to_say(self):
        seen = self.seen("value", [], [], direction="lower", size=5)

        self.assertEqual((seen.verdict, seen.effect), ("no_data", None))

    def test_trying_whether_it_can_be_done_claims_no_effect(self):
        seen = self.seen("value", [20] * 8, [5] * 8, feasibility_only=True)

        self.assertEqual(seen.verdict, "feasibility")
        self.assertEqual(len(seen.words), 1)
        self.assertIn("nothing about an effect", seen.words[0])

    def test_a_frozen_baseline_is_what_was_before(self):
        series = make.series(self.acme, kind="value")
        midnight = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
        first = midnight - timedelta(days=100)
        series.add([Value(first + timedelta(days=day), 10 if day < 12 else 50) for day in range(40)], by=self.ana)
        series.freeze_between(by=self.ana, first=first, until=first + timedelta(days=11))
        make.points(series, 9, 9, 9, until=midnight, days=1)
        cycle = make.running_cycle(self.acme, days_ago=DAYS, watching=series)

        seen = observe(cycle)

        self.assertEqual((seen.before, seen.n_before), (10, 12))

    def test_a_share_that_was_expected_can_be_looked_at_at_any_time(self):
        plan = {"looks": "any_time", "baseline": 10, "direction": "higher", "size": 40, "size_is": "points"}

        seen = self.seen("share", [], [6, 6, 6], of=(None, 10), **plan)

        self.assertEqual((seen.method, round(seen.after)), ("any_time", 60))
        self.assertEqual(seen.verdict, "as_predicted")

    def test_what_is_seen_is_said_in_words(self):
        seen = self.seen("share", [2], [2, 2, 1], of=(12, [4, 4, 3]), direction="higher", size=30, size_is="points")

        told = " ".join(seen.words)

        self.assertIn("Predicted: 30 percentage points higher.", told)
        self.assertIn("Observed: 28.8 percentage points higher (16.7% before, 45.5% since the start).", told)
        self.assertIn("from 8.31 percentage points lower to 57.9 percentage points higher", told)
        self.assertIn("no proof that there is none", told)

    def test_a_look_before_the_planned_end_says_so(self):
        plan = {"direction": "higher", "size": 30, "size_is": "points", "sample_size": 50}

        seen = self.seen("share", [2], [2, 2, 1], of=(12, [4, 4, 3]), **plan)

        self.assertIn("before the end that was planned", seen.words[-1])

    def test_a_planned_look_says_which_it_is_and_whether_it_is_clear(self):
        plan = {"looks": "bonferroni", "look_count": 2, "direction": "higher", "size": 30, "size_is": "points"}

        early = self.seen("share", [2], [2, 2, 1], of=(12, [4, 4, 3]), sample_size=20, **plan)
        last = self.seen("share", [10], [30, 30, 30], of=(100, [33, 33, 34]), sample_size=100, **plan)

        self.assertIn("At look 1 of 2 the difference is not clear enough to stop.", early.words[-1])
        self.assertIn("clear enough for look 2 of 2", last.words[-1])

    def test_looking_at_any_time_says_whether_one_may_stop(self):
        plan = {"looks": "any_time", "baseline": 10, "direction": "higher", "size": 40, "size_is": "points"}

        clear = self.seen("share", [], [6, 6, 6], of=(None, 10), **plan)
        open_still = self.seen("share", [], [1, 1, 0], of=(None, [4, 3, 3]), **plan)

        self.assertIn("clear enough to stop, however often", clear.words[-1])
        self.assertIn("Too early to say", open_still.words[-1])

    def test_every_kind_of_result_has_words(self):
        for kind, of in (("value", None), ("count", None), ("gap", None), ("rate", 10), ("share", 10)):
            for before, after in (([], []), ([3], []), ([], [3]), ([0] * 12, [0] * 12), ([3] * 12, [0] * 12)):
                with self.subTest(kind=kind, before=before, after=after):
                    self.assertTrue(self.seen(kind, before, after, of=(of, of)).words)
