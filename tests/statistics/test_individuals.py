import math
from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from goldseam.statistics.individuals import xmr
from goldseam.statistics.silence import Silence
from tests.statistics.published import FLOWRATES, VISCOSITIES, numbers

SPIKE = numbers("1 2 1 2 10 1 2 1 2 1 2 1 2 1 2 1 2 1")
whole = st.integers(-1000, 1000)
series = st.lists(st.none() | whole, min_size=1, max_size=60)


class VectorTests(TestCase):
    def assert_limits(self, chart, upper, lower, within=0.005):
        self.assertAlmostEqual(chart.upper[0], upper, delta=within * abs(upper))
        self.assertAlmostEqual(chart.lower[0], lower, delta=within * abs(lower))

    def test_x1_flowrates(self):
        chart = xmr(FLOWRATES)

        self.assertAlmostEqual(chart.centre, 50.81)
        self.assertAlmostEqual(chart.ranges.mean, 1.8778, delta=5e-5)
        self.assert_limits(chart, 55.8041, 45.8159, within=1e-6)
        self.assertEqual(chart.outside, [])

    def test_x2_a_spike_widens_the_limits_unless_it_is_screened(self):
        self.assertAlmostEqual(xmr(SPIKE).centre, 1.9444, delta=5e-5)
        self.assert_limits(xmr(SPIKE), 6.952, -3.063)
        self.assert_limits(xmr(SPIKE, screened=True), 4.604, -0.716)
        self.assertEqual(xmr(SPIKE, screened=True).centre, xmr(SPIKE).centre)
        self.assertEqual((xmr(SPIKE).outside, xmr(SPIKE, screened=True).outside), ([4], [4]))

    def test_x3_limits_from_the_first_twenty_find_what_came_later(self):
        chart = xmr(VISCOSITIES, baseline=20)

        self.assertEqual(chart.centre, 300.5)
        self.assertAlmostEqual(chart.ranges.mean, 7.7895, delta=5e-5)
        self.assert_limits(chart, 321.217, 279.783, within=1e-5)
        self.assertAlmostEqual(chart.ranges.upper, 25.448, delta=0.005 * 25.448)
        self.assertEqual(chart.outside, [38, 39])


class RangeTests(TestCase):
    def test_ranges_show_single_jumps(self):
        self.assertEqual(xmr(VISCOSITIES, baseline=20).ranges.outside, [38])

    def test_missing_values_keep_their_place(self):
        whole, holed = xmr(FLOWRATES), xmr([None, *FLOWRATES[:5], None, *FLOWRATES[5:]])

        self.assertEqual(holed.upper, [whole.upper[0]] * 12)
        self.assertEqual([holed.values[6], holed.z[6], holed.ranges.values[6]], [None] * 3)
        self.assertEqual(holed.ranges.values[7], whole.ranges.values[5])

    def test_limits_stop_where_nothing_can_be(self):
        self.assertEqual(xmr(SPIKE, floor=0).lower[0], 0)
        self.assertEqual(xmr([0.9, 1, 0.8, 1, 0.7, 1], floor=0, ceiling=1).upper[0], 1)

    def test_nothing_lies_beyond_its_floor_or_ceiling(self):
        for beyond in ({"floor": 2}, {"ceiling": 9}):
            with self.assertRaises(ValueError):
                xmr(SPIKE, **beyond)

    def test_a_point_on_a_limit_is_not_beyond_it(self):
        """Six values with a mean range of 1.128 have a sigma of 1, so that the last lies 3 above."""
        chart = xmr([*[0, 1.128] * 6, 0.564 + 3], baseline=12)

        self.assertAlmostEqual(chart.upper[0], chart.values[-1])
        self.assertEqual(chart.outside, [])
        self.assertEqual(xmr([*[0, 1.128] * 6, 0.564 + 3.001], baseline=12).outside, [12])


class SilenceTests(TestCase):
    def test_limits_are_on_trial_from_six_values_and_firm_from_twelve(self):
        few, trial, firm = (xmr(VISCOSITIES[:n]) for n in (5, 6, 12))

        self.assertEqual((few.why_silent, few.upper[0], few.still_needed), (Silence.TOO_FEW, None, 1))
        self.assertEqual((trial.why_silent, trial.is_trial), (None, True))
        self.assertEqual((firm.why_silent, firm.is_trial), (None, False))

    def test_what_never_differs_has_no_limits(self):
        chart = xmr([7.1] * 20)

        self.assertEqual((chart.why_silent, chart.centre, chart.outside), (Silence.NO_VARIATION, 7.1, []))
        self.assertEqual(xmr([0] * 20).why_silent, Silence.NO_VARIATION)

    def test_a_constant_baseline_cannot_judge_what_came_later(self):
        self.assertEqual(xmr([3] * 12 + [9, 8, 7], baseline=12).why_silent, Silence.NO_VARIATION)

    def test_a_short_baseline_says_so(self):
        chart = xmr(VISCOSITIES, baseline=5)

        self.assertEqual(chart.why_silent, Silence.SHORT_BASELINE)
        self.assertFalse(chart.has_signal)

    def test_one_value_and_none(self):
        self.assertEqual(xmr([3]).why_silent, Silence.TOO_FEW)
        self.assertEqual((xmr([]).why_silent, xmr([]).upper), (Silence.NO_VALUES, []))
        self.assertIsNone(xmr([None]).centre)

    def test_runs_are_silent_while_limits_are_on_trial_for_lack_of_points(self):
        chart = xmr(VISCOSITIES[:8])

        self.assertEqual((chart.why_silent, chart.runs.why_silent), (None, Silence.TOO_FEW))

    def test_runs_around_the_mean_are_a_signal_too(self):
        chart = xmr([10, 12, 11, 13, 10, 12, 11, 13, 10, 12, *[14, 13.5] * 5], baseline=10)

        self.assertEqual((chart.outside, chart.signals), ([], list(range(9, 20))))
        self.assertTrue(chart.has_signal)


class NumberTests(TestCase):
    def test_huge_values_stay_finite(self):
        chart = xmr([1e300, -1e300] * 10)

        self.assertTrue(all(map(math.isfinite, [*chart.upper, *chart.lower, *chart.z, chart.ranges.upper])))

    def test_tiny_distances_stay_finite(self):
        chart = xmr([*[0, 5e-324] * 10, 1e300], baseline=20)

        self.assertEqual(chart.outside, [20])
        self.assertTrue(all(map(math.isfinite, chart.z)))

    def test_what_is_no_number_is_refused(self):
        for value in (float("nan"), float("inf"), 1e301, 10**400):
            with self.assertRaises(ValueError):
                xmr([1, value])


class PropertyTests(TestCase):
    @given(series, st.integers(0, 60) | st.none(), st.booleans())
    def test_limits_hold_the_centre_between_them_or_there_is_a_reason(self, values, baseline, screened):
        chart = xmr(values, baseline, screened)

        for upper, lower in zip(chart.upper, chart.lower, strict=True):
            self.assertEqual(upper is None, chart.why_silent is not None)
            self.assertTrue(upper is None or lower < chart.centre < upper)
        self.assertTrue(all(values[at] is not None for at in chart.outside))
        self.assertEqual({len(chart.upper), len(chart.z), len(chart.values)}, {len(values)})

    @given(series, whole, st.integers(1, 20))
    def test_moving_or_stretching_moves_and_stretches_the_limits(self, values, by, factor):
        chart = xmr(values)
        moved = xmr([None if value is None else value * factor + by for value in values])

        self.assertEqual((moved.outside, moved.why_silent), (chart.outside, chart.why_silent))
        if not chart.why_silent:
            self.assertAlmostEqual(moved.upper[0], chart.upper[0] * factor + by, places=6)

    @given(series)
    def test_backwards_has_the_same_limits(self, values):
        chart, back = xmr(values), xmr(values[::-1])

        self.assertEqual(back.outside, sorted(len(values) - 1 - at for at in chart.outside))

    @given(st.lists(st.floats(-1e300, 1e300), max_size=30))
    def test_no_number_breaks_it(self, values):
        chart = xmr(values)

        for numbers_ in (chart.upper, chart.lower, chart.z, chart.sigma):
            self.assertTrue(all(number is None or math.isfinite(number) for number in numbers_))
