from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from goldseam.statistics.run_charts import limits_for, run_chart
from goldseam.statistics.silence import Silence
from tests.statistics.published import INFECTIONS, SHIFT, numbers

TIES = numbers("5 4 6 4 7 4 3 4 5 6 4 2 4 4 8 9 4 1 2 3")
LIMITS = """10 6 2, 11 6 2, 12 7 3, 13 7 3, 14 7 4, 15 7 4, 16 7 4, 17 7 5, 18 7 5, 19 7 6, 20 7 6, 21 7 6, 22 7 7,
23 8 7, 24 8 8, 25 8 8, 26 8 8, 27 8 9, 28 8 9, 29 8 10, 30 8 10, 32 8 11, 36 8 13, 40 8 14, 46 9 17, 50 9 19,
60 9 23, 80 9 32, 91 10 37, 100 10 41"""

whole = st.integers(-1000, 1000)
series = st.lists(st.none() | whole, min_size=1, max_size=80)


class VectorTests(TestCase):
    def test_limits_by_the_number_of_useful_points(self):
        """Section 1, the table."""
        for row in LIMITS.split(","):
            useful, longest, crossings = numbers(row)

            self.assertEqual(limits_for(useful), (longest, crossings), useful)

    def test_r1_infections_fell_against_their_first_two_years(self):
        chart = run_chart(INFECTIONS, baseline=24)

        self.assertEqual((chart.centre, chart.useful), (19, 31))
        self.assertEqual((chart.longest, chart.longest_allowed), (15, 8))
        self.assertEqual((chart.crossings, chart.crossings_needed), (8, 11))
        self.assertTrue(chart.shift and chart.too_few_crossings)

    def test_r1_the_whole_series_around_its_own_median(self):
        chart = run_chart(INFECTIONS)

        self.assertEqual((chart.centre, chart.useful, chart.longest, chart.crossings), (17, 32, 14, 6))
        self.assertEqual(chart.crossings_needed, 11)
        self.assertTrue(chart.has_signal)

    def test_r1_neither_part_moves_by_itself(self):
        before, after = run_chart(INFECTIONS[:24]), run_chart(INFECTIONS[24:])

        self.assertEqual((before.useful, before.longest, before.crossings), (19, 3, 8))
        self.assertEqual((after.centre, after.useful, after.longest, after.crossings), (6, 12, 4, 4))
        self.assertFalse(before.has_signal or after.has_signal)

    def test_r2_points_on_the_line_neither_break_nor_join_a_run(self):
        chart = run_chart(TIES)

        self.assertEqual((chart.centre, chart.useful, chart.longest, chart.crossings), (4, 12, 3, 5))
        self.assertEqual((chart.longest_allowed, chart.crossings_needed), (7, 3))
        self.assertFalse(chart.has_signal)

    def test_r3_a_shift_trips_both_rules(self):
        chart = run_chart(SHIFT)

        self.assertEqual((chart.centre, chart.useful, chart.longest, chart.crossings), (9.5, 20, 10, 1))
        self.assertTrue(chart.shift and chart.too_few_crossings)

    def test_r3_around_a_frozen_median_only_the_run_is_too_long(self):
        chart = run_chart(SHIFT, baseline=10)

        self.assertEqual((chart.centre, chart.useful, chart.longest, chart.crossings), (13, 18, 10, 6))
        self.assertEqual((chart.longest_allowed, chart.crossings_needed), (7, 5))
        self.assertTrue(chart.shift)
        self.assertFalse(chart.too_few_crossings)


class RunTests(TestCase):
    def test_a_long_run_says_where_it_is_and_on_which_side(self):
        (run,) = run_chart(SHIFT, baseline=10).long_runs

        self.assertEqual((run.first, run.last, run.length, run.is_above), (10, 19, 10, False))

    def test_missing_points_and_points_on_the_line_keep_their_place(self):
        chart = run_chart([None, 13, *SHIFT[:10], None, 13, *SHIFT[10:]], centre=13)

        self.assertEqual(chart.signals, list(range(14, 24)))
        self.assertEqual(chart.longest, 10)

    def test_a_baseline_can_be_a_stretch_in_the_middle(self):
        chart = run_chart([99, *SHIFT], baseline=slice(1, 11))

        self.assertEqual((chart.centre, chart.founded_on), (13, 10))
        self.assertIsNone(run_chart(SHIFT, centre=13).founded_on)

    def test_the_same_share_from_another_division_lies_on_the_line(self):
        chart = run_chart([0.1 + 0.2] * 12, centre=0.3)

        self.assertEqual(chart.useful, 0)


class SilenceTests(TestCase):
    def test_nine_useful_points_are_too_few(self):
        chart = run_chart([1, 9] * 4 + [9])

        self.assertEqual((chart.why_silent, chart.still_needed), (Silence.TOO_FEW, 6))
        self.assertIsNone(chart.longest_allowed)
        self.assertFalse(chart.has_signal)

    def test_one_point_draws_a_line_and_says_nothing(self):
        chart = run_chart([7])

        self.assertEqual((chart.centre, chart.useful, chart.why_silent), (7, 0, Silence.TOO_FEW))

    def test_nothing_has_no_centre(self):
        for values in ([], [None, None]):
            self.assertEqual(run_chart(values).why_silent, Silence.NO_VALUES)
            self.assertIsNone(run_chart(values).centre)

    def test_a_constant_series_lies_on_its_line(self):
        chart = run_chart([5] * 30)

        self.assertEqual((chart.why_silent, chart.longest), (Silence.ON_THE_LINE, 0))

    def test_a_short_baseline_cannot_judge_what_came_later(self):
        chart = run_chart(SHIFT, baseline=6)

        self.assertEqual(chart.why_silent, Silence.SHORT_BASELINE)
        self.assertEqual((chart.signals, chart.has_signal), ([], False))
        self.assertEqual(chart.longest, 11)

    def test_an_empty_baseline_has_no_centre(self):
        self.assertEqual(run_chart(SHIFT, baseline=slice(30, 40)).why_silent, Silence.NO_VALUES)
        self.assertEqual(run_chart(SHIFT, baseline=0).why_silent, Silence.NO_VALUES)


class NumberTests(TestCase):
    def test_huge_values_stay_finite(self):
        chart = run_chart([1e300, -1e300] * 10)

        self.assertEqual((chart.centre, chart.crossings), (0, 19))

    def test_what_is_no_number_is_refused(self):
        for value in (float("nan"), float("inf"), -float("inf"), 1e301, 10**400):
            with self.assertRaises(ValueError):
                run_chart([1, value])

    def test_a_baseline_is_one_stretch(self):
        for baseline in (-1, slice(0, 10, 2), slice(None, None, -1)):
            with self.assertRaises(ValueError):
                run_chart(SHIFT, baseline=baseline)


class OracleTests(TestCase):
    def test_crossings_agree_with_scipy_up_to_a_thousand_points(self):
        for useful in range(10, 1002):
            self.assertEqual(limits_for(useful).crossings, binom.ppf(0.05, useful - 1, 0.5), useful)

    def test_long_series_agree_as_well(self):
        for useful in (2000, 2001, 2002, 5000, 10_007, 123_456, 1_000_000):
            self.assertEqual(limits_for(useful).crossings, binom.ppf(0.05, useful - 1, 0.5), useful)


class PropertyTests(TestCase):
    @given(series, whole, st.integers(1, 50))
    def test_moving_or_stretching_a_series_changes_nothing_that_is_said(self, values, by, factor):
        chart = run_chart(values)
        moved = run_chart([None if value is None else value * factor + by for value in values])

        self.assertEqual(moved.runs, chart.runs)
        self.assertEqual(moved.why_silent, chart.why_silent)

    @given(series)
    def test_upside_down_is_the_same_with_its_sides_swapped(self, values):
        chart, turned = run_chart(values), run_chart([None if value is None else -value for value in values])

        self.assertEqual([run.is_above for run in turned.runs], [not run.is_above for run in chart.runs])
        self.assertEqual(turned.signals, chart.signals)

    @given(series)
    def test_backwards_has_the_same_runs(self, values):
        chart, back = run_chart(values), run_chart(values[::-1])

        self.assertEqual((back.longest, back.crossings), (chart.longest, chart.crossings))

    @given(series, st.integers(0, 90) | st.none())
    def test_every_answer_is_a_signal_or_has_a_reason(self, values, baseline):
        chart = run_chart(values, baseline)

        self.assertEqual(chart.longest_allowed is None, chart.why_silent is not None)
        self.assertEqual(chart.useful, sum(run.length for run in chart.runs))
        self.assertTrue(all(values[at] is not None for at in chart.signals))
        self.assertEqual(bool(chart.signals), chart.shift)

    @given(st.lists(whole, min_size=1, max_size=60))
    def test_no_more_than_half_lie_on_either_side_of_its_own_median(self, values):
        chart = run_chart(values)
        above = sum(run.length for run in chart.runs if run.is_above)

        self.assertLessEqual(2 * max(above, chart.useful - above), len(values))
