import math
from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from goldseam.statistics.individuals import xmr
from goldseam.statistics.rare import g_chart, t_chart
from goldseam.statistics.silence import Silence
from tests.statistics.published import GAPS, HOURS

gaps = st.lists(st.none() | st.integers(0, 300), min_size=1, max_size=40)
times = st.lists(st.none() | st.floats(1e-3, 1e5), min_size=1, max_size=40)


class VectorTests(TestCase):
    def test_g1_gaps(self):
        chart = g_chart(GAPS)

        self.assertEqual((chart.centre, chart.centre_for_runs), (32.5, 25))
        self.assertAlmostEqual(chart.upper[0], 131.489, delta=0.005 * 131.489)
        self.assertEqual((chart.lower[0], chart.outside), (0, []))
        self.assertAlmostEqual(0.693 * chart.centre, 22.52, delta=0.005)

    def test_g1_a_gap_above_the_limit_comes_without_change_once_in_fifty(self):
        """P(gap > upper) ≈ 0.018 under a geometric distribution with the same mean."""
        chart = g_chart(GAPS)
        goes_on = chart.centre / (chart.centre + 1)

        self.assertAlmostEqual(goes_on ** (math.floor(chart.upper[0]) + 1), 0.018, delta=5e-4)

    def test_t1_hours_between_failures(self):
        flat, chart = xmr([time ** (1 / 3.6) for time in HOURS]), t_chart(HOURS)

        self.assertAlmostEqual(flat.centre, 5.38928, delta=5e-6)
        self.assertAlmostEqual(flat.ranges.mean, 2.36092, delta=5e-6)
        self.assertAlmostEqual(flat.upper[0], 11.66832, delta=5e-6)
        self.assertAlmostEqual(chart.centre, 430.041, delta=5e-4)
        self.assertAlmostEqual(chart.upper[0], 6937.93, delta=5e-3)
        self.assertEqual((chart.lower[0], chart.outside), (0, []))

    def test_the_chance_of_a_quiet_time(self):
        """Section 4: with one in 20 days, no event in 60 days has the chance e^-3."""
        self.assertAlmostEqual(math.exp(-60 / 20), 0.0498, delta=5e-5)


class SignalTests(TestCase):
    def test_an_unusually_long_gap_lies_above_the_limit(self):
        chart = g_chart([*GAPS, 140], baseline=12)

        self.assertEqual(chart.outside, [12])
        self.assertEqual(t_chart([*HOURS, 7000], baseline=20).outside, [20])

    def test_short_times_can_fall_below_a_limit(self):
        chart = t_chart([*[90, 110] * 6, 40], baseline=12)

        self.assertGreater(chart.lower[0], 40)
        self.assertEqual(chart.outside, [12])

    def test_missing_gaps_keep_their_place(self):
        chart = g_chart([None, *GAPS, 140], baseline=13)

        self.assertEqual((chart.outside, chart.z[0], len(chart.upper)), ([13], None, 14))


class SilenceTests(TestCase):
    def test_below_six_gaps_there_are_only_dates(self):
        self.assertEqual(g_chart(GAPS[:5]).why_silent, Silence.TOO_FEW)
        self.assertEqual(t_chart(HOURS[:5]).why_silent, Silence.TOO_FEW)
        self.assertTrue(g_chart(GAPS[:6]).is_trial)

    def test_events_that_always_follow_at_once_have_no_limits(self):
        self.assertEqual(g_chart([0] * 20).why_silent, Silence.NO_VARIATION)

    def test_the_same_time_again_and_again_has_none_either(self):
        self.assertEqual(t_chart([24] * 20).why_silent, Silence.NO_VARIATION)

    def test_nothing(self):
        for chart in (g_chart([]), t_chart([None])):
            self.assertEqual((chart.why_silent, chart.centre), (Silence.NO_VALUES, None))


class NumberTests(TestCase):
    def test_a_time_of_zero_is_refused_and_a_gap_of_zero_is_not(self):
        with self.assertRaisesRegex(ValueError, "above zero"):
            t_chart([1, 0])
        self.assertEqual(g_chart([0, 5] * 6).values[0], 0)

    def test_impossible_gaps_are_refused(self):
        for gap in (-1, 0.5, float("nan"), float("inf")):
            with self.assertRaises(ValueError):
                g_chart([gap])

    def test_huge_gaps_stay_finite(self):
        for chart in (g_chart([10**300, 0] * 10), t_chart([1e300, 1e-300] * 10)):
            self.assertTrue(all(map(math.isfinite, [*chart.upper, *chart.lower, *chart.z])))


class PropertyTests(TestCase):
    @given(gaps, st.integers(0, 40) | st.none())
    def test_g_limits_hold_the_centre_or_there_is_a_reason(self, values, baseline):
        chart = g_chart(values, baseline)

        for upper in chart.upper:
            self.assertEqual(upper is None, chart.why_silent is not None)
            self.assertTrue(upper is None or 0 <= chart.centre < upper)

    @given(times, st.sampled_from([24, 60, 1 / 24]))
    def test_the_unit_of_time_changes_nothing_that_is_said(self, values, factor):
        chart = t_chart(values)
        other = t_chart([None if value is None else value * factor for value in values])

        self.assertEqual((chart.outside, chart.why_silent), (other.outside, other.why_silent))
        if not chart.why_silent:
            self.assertTrue(math.isclose(other.upper[0], chart.upper[0] * factor, rel_tol=1e-6))
