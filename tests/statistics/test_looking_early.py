import math
from random import Random
from time import process_time
from unittest import TestCase

from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from goldseam.statistics.looking_early import (
    any_time,
    any_time_sequence,
    bonferroni,
    false_alarm_share,
    obrien_fleming,
    pocock,
    share_beyond,
)

SERIES = [int(digit) for digit in "1101111101111011"]


class VectorTests(TestCase):
    """Section 10."""

    def test_the_more_looks_the_more_false_alarms(self):
        table = {1: 5.00, 2: 8.31, 3: 10.73, 4: 12.62, 5: 14.17, 10: 19.34, 20: 24.79}
        for looks, wanted in table.items():
            self.assertEqual(round(100 * false_alarm_share(looks), 2), wanted, looks)

    def test_constants_of_obrien_and_fleming(self):
        for looks, wanted in {2: 1.977, 3: 2.004, 4: 2.024, 5: 2.040}.items():
            self.assertAlmostEqual(obrien_fleming(looks).constant, wanted, delta=5e-4)

    def test_bounds_of_obrien_and_fleming_for_five_looks(self):
        plan = obrien_fleming(5)

        self.assertEqual([round(z, 3) for z in plan.z], [4.562, 3.226, 2.634, 2.281, 2.040])
        self.assertEqual([round(p, 5) for p in plan.p], [0.00001, 0.00126, 0.00845, 0.02256, 0.04134])

    def test_constants_of_pocock(self):
        for looks, wanted in {2: 2.178, 3: 2.289, 4: 2.361, 5: 2.413}.items():
            self.assertAlmostEqual(pocock(looks).constant, wanted, delta=5e-4)

    def test_any_time(self):
        for given_, m, stops in [
            ((8, 8, 0.5), 28.444444, True),
            ((9, 12, 0.5), 1.432168, False),
            ((18, 20, 0.5), 262.801003, True),
            ((14, 19, 200 / 420), 3.537270, False),
            ((6, 20, 0.1, 1, 9), 3.600872, False),
        ]:
            found = any_time(*given_)

            self.assertAlmostEqual(found.m, m, delta=1e-6)
            self.assertEqual(found.stops, stops)

    def test_any_time_step_by_step(self):
        wanted = """1 1.3333 .6667 .8 1.0667 1.5238 2.2857 3.5556 1.4222 2.0687 3.1030 4.7739 7.5018 3.0007 4.5011
        6.8840"""
        for step, m in zip(any_time_sequence(SERIES, 0.5), wanted.split(), strict=True):
            self.assertAlmostEqual(step.m, float(m), delta=5e-5)


class PlanTests(TestCase):
    def test_one_look_is_an_ordinary_test(self):
        for way in (bonferroni, obrien_fleming, pocock):
            self.assertAlmostEqual(way(1).z[0], 1.959964, delta=1e-6)

    def test_five_looks_of_bonferroni_ask_for_a_hundredth_each(self):
        for p in bonferroni(5).p:
            self.assertAlmostEqual(p, 0.01)

    def test_planned_looks_keep_their_promise(self):
        for way in (obrien_fleming, pocock):
            for looks, alpha in [(2, 0.05), (7, 0.05), (5, 0.01), (50, 0.05)]:
                self.assertAlmostEqual(share_beyond(way(looks, alpha).z), alpha, delta=1e-8)

    def test_a_simulation_sees_as_many_false_alarms(self):
        random, series = Random(7), 4000
        alarms = sum(crosses(random, 10, 1.96) for _ in range(series)) / series

        self.assertAlmostEqual(alarms, false_alarm_share(10), delta=4 * math.sqrt(0.19 * 0.81 / series))

    def test_fifty_looks_take_a_moment(self):
        started = process_time()
        pocock(49)

        self.assertLess(process_time() - started, 2)

    def test_bounds_that_nothing_passes_are_passed_by_nothing(self):
        self.assertAlmostEqual(share_beyond([1e9]), 0)

    def test_impossible_plans_are_refused(self):
        for looks in (0, -1, 51, 2.5, float("nan"), float("inf")):
            with self.assertRaises(ValueError):
                obrien_fleming(looks)
        with self.assertRaises(ValueError):
            false_alarm_share(3, alpha=0)


class AnyTimeTests(TestCase):
    def test_what_was_shown_stays_shown(self):
        steps = any_time_sequence([1] * 10 + [0] * 12, 0.5)

        self.assertTrue(steps[7].stops)
        self.assertTrue(steps[-1].stops)
        self.assertLess(steps[-1].m, 20)
        self.assertEqual(steps[-1].p, min(step.p for step in steps))

    def test_luck_alone_seldom_stops_however_often_one_looks(self):
        """Ville: at most one series in twenty, looked at after each of 300 cases."""
        random, series = Random(11), 400
        stopped = sum(
            any_time_sequence((random.random() < 0.3 for _ in range(300)), 0.3)[-1].stops for _ in range(series)
        )

        self.assertLess(stopped / series, 0.05)

    def test_a_huge_imbalance_stays_finite(self):
        found = any_time(1_000_000, 1_000_000, 0.01)

        self.assertTrue(found.stops)
        self.assertTrue(math.isfinite(found.m))

    def test_no_case_says_nothing(self):
        found = any_time(0, 0, 0.5)

        self.assertAlmostEqual(found.m, 1)
        self.assertFalse(found.stops)

    def test_a_firm_guess_that_is_right_learns_nothing(self):
        found = any_time(5, 10, 0.5, 1e6, 1e6)

        self.assertAlmostEqual(found.m, 1, delta=1e-5)
        self.assertFalse(found.stops)

    def test_the_bar_goes_with_the_bet(self):
        self.assertAlmostEqual(any_time(8, 8, 0.5).bar, 20)
        self.assertAlmostEqual(any_time(8, 8, 0.5, alpha=0.01).bar, 100)

    def test_impossible_input_is_refused(self):
        for attempt in [
            lambda: any_time(3, 2, 0.5),
            lambda: any_time(1, 2, 0),
            lambda: any_time(1, 2, 1),
            lambda: any_time(1, 2, 0.5, a=0),
            lambda: any_time(1, 2, 0.5, alpha=1),
            lambda: any_time(5, 10, 0.5, 1e20, 1e20),
            lambda: any_time_sequence([1, 2], 0.5),
            lambda: any_time_sequence([0, 2], 0.5),
            lambda: share_beyond([]),
            lambda: share_beyond([math.inf]),
            lambda: share_beyond([-1, 2]),
            lambda: share_beyond([2] * 1000),
            lambda: any_time_sequence([1, -1], 0.5),
        ]:
            with self.assertRaises(ValueError):
                attempt()

    @given(st.integers(0, 60), st.integers(0, 60), st.floats(0.05, 0.95))
    @settings(deadline=None)
    def test_failures_count_like_successes_seen_from_the_other_side(self, s, f, p0):
        self.assertAlmostEqual(any_time(s, s + f, p0).log_m, any_time(f, s + f, 1 - p0).log_m, places=6)

    @given(st.lists(st.booleans(), max_size=60), st.floats(0.05, 0.95))
    @settings(deadline=None)
    def test_the_valid_p_never_rises(self, outcomes, p0):
        ps = [step.p for step in any_time_sequence(outcomes, p0)]

        self.assertEqual(ps, sorted(ps, reverse=True))

    @given(st.integers(0, 12), st.floats(0.1, 0.9))
    @settings(deadline=None)
    def test_the_bet_is_fair_if_nothing_changed(self, n, p0):
        expected = sum(stats.binom.pmf(s, n, p0) * any_time(s, n, p0).m for s in range(n + 1))

        self.assertAlmostEqual(expected, 1)


def crosses(random: Random, looks: int, bound: float) -> bool:
    total = 0.0
    for look in range(1, looks + 1):
        total += random.gauss(0, 1)
        if abs(total) > bound * math.sqrt(look):
            return True
    return False
