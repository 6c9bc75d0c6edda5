import math
from random import Random
from time import process_time
from unittest import TestCase

from hypothesis import given, settings
from hypothesis import strategies as st

from goldseam.statistics.silence import Silence
from goldseam.statistics.two_sd import (
    false_alarms,
    first_beyond,
    guardrail,
    guardrail_moving,
    guardrail_plain,
    guardrail_t,
    moving_sd,
    share_limits,
    two_or_three,
)

QUIET = [4.1, 3.8, 4.4, 4.0, 3.9, 4.2, 4.3, 3.7, 4.1, 4.0, 4.2, 3.9, 4.5, 4.0, 3.8, 4.1, 4.3, 4.0, 3.9, 4.2]


class VectorTests(TestCase):
    """Section 11."""

    def test_gr1_four_ways_to_draw_the_limit(self):
        self.assertAlmostEqual(guardrail(QUIET).mean, 4.07)
        self.assertAlmostEqual(guardrail(QUIET).sd, 0.210513, delta=1e-6)
        self.assertAlmostEqual(guardrail_plain(QUIET).lower, 3.648974, delta=1e-6)
        self.assertAlmostEqual(guardrail(QUIET).lower, 3.638576, delta=1e-6)
        self.assertAlmostEqual(guardrail_t(QUIET).lower, 3.618510, delta=1e-6)
        self.assertAlmostEqual(moving_sd(QUIET), 0.275289, delta=1e-6)
        self.assertAlmostEqual(guardrail_moving(QUIET).lower, 3.519421, delta=1e-6)
        self.assertTrue(guardrail(QUIET).is_steady)

    def test_false_alarms_of_one_unit_and_of_many(self):
        for sds, table in {
            2: {1: 2.275, 7: 14.88, 14: 27.54, 30: 49.86},
            3: {1: 0.135, 7: 0.94, 14: 1.87, 30: 3.97},
        }.items():
            for looks, wanted in table.items():
                self.assertAlmostEqual(100 * false_alarms(looks, sds), wanted, delta=0.005)

    def test_what_is_very_rare_is_not_never(self):
        self.assertAlmostEqual(false_alarms(10**9, 8) / 6.22e-7, 1, delta=0.01)

    def test_two_running_below_two_sd_are_rare(self):
        """About 0.05 % for each pair."""
        self.assertAlmostEqual(false_alarms(2, 2, in_a_row=2), 0.0005, delta=0.00005)
        self.assertEqual(false_alarms(2, 2, in_a_row=3), 0)


class FiringTests(TestCase):
    def test_it_fires_strictly_beyond(self):
        self.assertIsNone(first_beyond([3.0, 3.0], 3.0, "below"))
        self.assertEqual(first_beyond([3.0, 2.9], 3.0, "below"), 1)
        self.assertEqual(first_beyond([3.0, 3.1], 3.0, "above"), 1)

    def test_two_running_are_two_without_a_gap(self):
        self.assertIsNone(first_beyond([1, 5, 1, None, 1], 3, "below", in_a_row=2))
        self.assertEqual(first_beyond([1, 5, 1, 1], 3, "below", in_a_row=2), 3)

    def test_two_at_two_or_one_at_three(self):
        self.assertEqual(two_or_three(QUIET, [4.0, 3.5, 3.5], "below"), 2)
        self.assertEqual(two_or_three(QUIET, [4.0, 3.0], "below"), 1)
        self.assertIsNone(two_or_three(QUIET, [4.0, 3.5, 4.0, 3.5], "below"))

    def test_the_guardrail_of_a_share_narrows_with_its_cases(self):
        self.assertEqual(share_limits(0.5, 100), (0.4, 0.6))
        self.assertEqual(share_limits(0.01, 10)[0], 0)


class SilenceTests(TestCase):
    def test_less_than_twenty_units_draw_no_limit(self):
        found = guardrail(QUIET[:19])

        self.assertEqual((found.lower, found.upper, found.why_silent), (None, None, Silence.TOO_FEW))
        self.assertIsNotNone(found.sd)
        self.assertEqual(guardrail_t([]).why_silent, Silence.TOO_FEW)

    def test_a_guardrail_without_a_limit_is_none(self):
        """It would be trusted, and never fire."""
        for baseline in (QUIET[:3], [4.0] * 20):
            with self.assertRaises(ValueError):
                two_or_three(baseline, [0.0, 0.0, 0.0], "below")

    def test_what_can_never_fire_is_refused(self):
        nan = float("nan")
        for values, limit, side in [
            ([nan, nan], 2, "below"),
            ([1, 1], nan, "below"),
            ([1, 1], 2, "under"),
            (["a"], 2, "below"),
            ([1, 1], None, "below"),
        ]:
            with self.assertRaises(ValueError):
                first_beyond(values, limit, side)

    def test_without_scatter_a_limit_is_set_by_hand(self):
        for way in (guardrail, guardrail_plain, guardrail_t, guardrail_moving):
            self.assertEqual(way([0.1] * 20).why_silent, Silence.NO_VARIATION)

    def test_a_baseline_that_moved_is_not_steady(self):
        self.assertFalse(guardrail([1, 2] * 6 + [11, 12] * 6).is_steady)

    def test_impossible_input_is_refused(self):
        for attempt in [
            lambda: guardrail([1, float("nan")]),
            lambda: guardrail(QUIET, sds=0),
            lambda: guardrail(QUIET, sds=float("inf")),
            lambda: guardrail_t(QUIET, confidence=1),
            lambda: false_alarms(-1),
            lambda: false_alarms(10**9, in_a_row=2),
            lambda: share_limits(1.2, 5),
            lambda: share_limits(0.5, 0),
        ]:
            with self.assertRaises(ValueError):
                attempt()


class DrawnLimitTests(TestCase):
    def test_a_limit_drawn_from_twenty_units_fires_more_often(self):
        """200,000 simulated series of 14 units: 30.8, 1.93 and 4.72 in a hundred."""
        for sds, in_a_row, wanted in [(2, 1, 0.308), (2, 2, 0.0193), (3, 1, 0.0472)]:
            self.assertAlmostEqual(false_alarms(14, sds, in_a_row, baseline=20), wanted, delta=0.001)

    def test_a_long_baseline_is_as_good_as_knowing(self):
        for sds, in_a_row in [(2, 1), (2, 2), (3, 1)]:
            known = false_alarms(14, sds, in_a_row)
            self.assertAlmostEqual(false_alarms(14, sds, in_a_row, baseline=10**6), known, delta=1e-5)

    def test_each_kind_of_limit_knows_how_often_it_fires(self):
        self.assertAlmostEqual(guardrail(QUIET).false_alarms(14), false_alarms(14, 2, baseline=20))
        self.assertGreater(guardrail_plain(QUIET).false_alarms(14), guardrail(QUIET).false_alarms(14))
        with self.assertRaises(ValueError):
            guardrail(QUIET[:3]).false_alarms(14)

    def test_rows_that_chance_never_makes_take_no_time(self):
        started = process_time()

        self.assertEqual(false_alarms(10_000, 2, in_a_row=5000), 0)
        self.assertLess(process_time() - started, 0.5)

    def test_too_short_a_baseline_has_no_answer(self):
        with self.assertRaises(ValueError):
            false_alarms(14, baseline=3)


class PropertyTests(TestCase):
    @given(st.lists(st.floats(-1e6, 1e6), min_size=20, max_size=60))
    @settings(deadline=None)
    def test_limits_lie_on_both_sides_and_widen_with_caution(self, values):
        plain, usual, careful = guardrail_plain(values), guardrail(values), guardrail_t(values)
        if plain.why_silent:
            self.assertEqual(plain.why_silent, Silence.NO_VARIATION)
        else:
            self.assertLessEqual(careful.lower, usual.lower)
            self.assertTrue(usual.lower <= plain.lower <= plain.mean <= plain.upper <= usual.upper)

    @given(st.integers(0, 60), st.integers(1, 4))
    @settings(deadline=None)
    def test_more_looks_more_alarms_and_longer_rows_fewer(self, looks, in_a_row):
        self.assertLessEqual(false_alarms(looks, 2, in_a_row), false_alarms(looks + 1, 2, in_a_row))
        self.assertLessEqual(false_alarms(looks, 2, in_a_row + 1), false_alarms(looks, 2, in_a_row))

    def test_a_simulation_sees_as_many_false_alarms(self):
        random, series = Random(3), 4000
        for sds, in_a_row in [(2, 1), (1, 2)]:
            fired = sum(
                first_beyond([random.gauss(0, 1) for _ in range(14)], -sds, "below", in_a_row) is not None
                for _ in range(series)
            )
            wanted = false_alarms(14, sds, in_a_row)

            self.assertAlmostEqual(fired / series, wanted, delta=4 * math.sqrt(wanted * (1 - wanted) / series))
