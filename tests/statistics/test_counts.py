import math
from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from goldseam.statistics.counts import c_chart, p_chart, p_prime_chart, u_chart, u_prime_chart
from goldseam.statistics.silence import Silence
from tests.statistics.published import (
    ATTENDED,
    BOARDS,
    DYED,
    INFECTIONS,
    METRES,
    ORDERS,
    ORDERS_WRONG,
    SEEN,
    SHIPMENTS,
)

DYED_UPPER = [2.5550, 2.6886, 2.4159, 2.5550, 2.5844, 2.5550, 2.4564, 2.5278, 2.4564, 2.4356]
counts = st.lists(st.none() | st.integers(0, 40), min_size=1, max_size=40)
parts = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=40)


class VectorTests(TestCase):
    def assert_limits(self, chart, upper, lower, at=0):
        self.assertAlmostEqual(chart.upper[at], upper, delta=0.005 * upper)
        self.assertAlmostEqual(chart.lower[at], lower, delta=0.005 * lower)

    def test_c1_boards(self):
        chart = c_chart(BOARDS)

        self.assertAlmostEqual(chart.centre, 19.846, delta=5e-4)
        self.assert_limits(chart, 33.211, 6.481)
        self.assertEqual(chart.outside, [5, 19])

    def test_c1_without_the_two_that_were_explained(self):
        chart = c_chart([None if at in (5, 19) else count for at, count in enumerate(BOARDS)])

        self.assertAlmostEqual(chart.centre, 19.667, delta=5e-4)
        self.assert_limits(chart, 32.971, 6.363)

    def test_c2_infections_before_and_after(self):
        before, after = c_chart(INFECTIONS[:24]), c_chart(INFECTIONS[24:])

        self.assertAlmostEqual(before.centre, 18.708, delta=5e-4)
        self.assert_limits(before, 31.684, 5.732)
        self.assertAlmostEqual(after.centre, 7.083, delta=5e-4)
        self.assert_limits(after, 15.068, 0)

    def test_u1_shipments(self):
        chart = u_chart(SHIPMENTS, [50] * 20)

        self.assertAlmostEqual(chart.centre, 0.0740, delta=5e-5)
        self.assert_limits(chart, 0.1894, 0)

    def test_u2_dyed_cloth_by_50_metres(self):
        chart = u_chart(DYED, METRES, per=50)

        self.assertAlmostEqual(chart.centre, 1.4233, delta=5e-5)
        self.assert_limits(chart, 2.5550, 0.2915)
        for found, wanted in zip(chart.upper, DYED_UPPER, strict=True):
            self.assertAlmostEqual(found, wanted, delta=5e-5)

    def test_p1_orders(self):
        chart = p_chart(ORDERS_WRONG, ORDERS)

        self.assertAlmostEqual(chart.centre, 0.095510, delta=1e-6)
        self.assert_limits(chart, 0.183686, 0.007335)
        self.assert_limits(chart, 0.194093, 0, at=1)
        self.assertEqual(chart.outside, [10])

    def test_pp1_large_numbers_need_limits_as_wide_as_neighbours_differ(self):
        plain, prime = p_chart(SEEN, ATTENDED), p_prime_chart(SEEN, ATTENDED)

        self.assertAlmostEqual(plain.centre, 0.952900, delta=1e-6)
        self.assertEqual(len(plain.outside), 16)
        self.assertAlmostEqual(plain.sigma_z, 10.6404, delta=5e-5)
        self.assertTrue(plain.is_overdispersed)
        self.assert_limits(prime, 0.965670, 0.940130)
        self.assertEqual(prime.outside, [])


class PlaceTests(TestCase):
    def test_a_missing_count_keeps_its_place(self):
        chart = u_chart([None, *DYED, 3], [500, *METRES, None], per=50)

        self.assertEqual((chart.values[0], chart.values[11], chart.n), (None, None, 10))
        self.assertAlmostEqual(chart.upper[0], 2.5550, delta=5e-5)
        self.assertIsNone(chart.upper[11])

    def test_where_nothing_was_looked_at_there_is_no_share(self):
        chart = p_chart([*ORDERS_WRONG, 0], [*ORDERS, 0])

        self.assertEqual((chart.values[-1], chart.upper[-1], chart.n), (None, None, 25))

    def test_a_frozen_baseline_judges_what_came_later(self):
        chart = c_chart(INFECTIONS, baseline=24)

        self.assertAlmostEqual(chart.lower[35], 5.732, delta=5e-4)
        self.assertEqual(chart.outside, [28, 29, 30, 31, 33, 34])

    def test_a_point_that_expects_less_than_one_has_no_limits_of_its_own(self):
        """One of one is all of them, and still nothing unusual."""
        chart = p_chart([*[8, 10] * 10, 1, 1], [*[100] * 20, 1, 15])

        self.assertEqual((chart.values[20], chart.upper[20], chart.outside), (1, None, []))
        self.assertIsNotNone(chart.upper[21])

    def test_limits_of_shares_stay_between_none_and_all(self):
        chart = p_chart([1, 9] * 6, [10] * 12)

        self.assertEqual((chart.lower[0], chart.upper[0]), (0.5 - 3 * math.sqrt(0.025), 0.5 + 3 * math.sqrt(0.025)))
        self.assertEqual(p_chart([54, 55] * 6, [60] * 12).upper[0], 1)
        self.assertEqual(p_chart([6, 5] * 6, [60] * 12).lower[0], 0)


class SilenceTests(TestCase):
    def test_what_never_happened_has_no_limits(self):
        for chart in (c_chart([0] * 20), u_chart([0] * 20, [5] * 20), p_chart([0] * 20, [30] * 20)):
            self.assertEqual((chart.why_silent, chart.centre, chart.outside), (Silence.NO_VARIATION, 0, []))

    def test_what_always_happened_has_none_either(self):
        self.assertEqual(p_chart([30] * 20, [30] * 20).why_silent, Silence.NO_VARIATION)

    def test_limits_are_rough_below_three_a_point(self):
        self.assertTrue(c_chart([2, 3, 1, 2] * 5).is_rare)
        self.assertTrue(u_chart([2, 3, 1, 2] * 5, [9] * 20).is_rare)
        self.assertFalse(c_chart([3] * 20).is_rare)

    def test_limits_of_shares_are_rough_below_five_of_either_kind_a_point(self):
        for x, is_rare in ((4, True), (96, True), (5, False), (95, False)):
            self.assertEqual(p_chart([x] * 20, [100] * 20).is_rare, is_rare)

    def test_less_than_one_a_point_is_too_rare_for_limits(self):
        chart = c_chart([2, *[0] * 9, *[1] * 4])

        self.assertEqual((chart.why_silent, chart.outside), (Silence.TOO_RARE, []))

    def test_rough_limits_are_limits_all_the_same(self):
        chart = c_chart([2] * 19 + [9])

        self.assertEqual((chart.why_silent, chart.outside), (None, [19]))

    def test_few_values_and_short_baselines(self):
        self.assertEqual(c_chart(BOARDS[:5]).why_silent, Silence.TOO_FEW)
        self.assertTrue(c_chart(BOARDS[:6]).is_trial)
        self.assertEqual(c_chart(BOARDS, baseline=5).why_silent, Silence.SHORT_BASELINE)
        self.assertEqual(c_chart([]).why_silent, Silence.NO_VALUES)
        self.assertEqual(p_chart([3], [10]).why_silent, Silence.TOO_FEW)

    def test_a_wider_chart_of_neighbours_that_never_differ_has_no_limits(self):
        self.assertEqual(u_prime_chart([9] * 20, [5] * 20).why_silent, Silence.NO_VARIATION)
        self.assertIsNone(u_chart([9] * 20, [5] * 20).why_silent)


class ScatterTests(TestCase):
    def test_orders_and_cloth_scatter_as_chance_makes_them(self):
        for chart in (p_chart(ORDERS_WRONG, ORDERS), u_chart(DYED, METRES)):
            self.assertFalse(chart.is_overdispersed)

    def test_one_value_says_nothing_of_scatter(self):
        self.assertIsNone(c_chart([40]).sigma_z)
        self.assertFalse(c_chart([4, 90]).is_overdispersed)

    def test_wider_limits_are_the_plain_ones_times_the_scatter(self):
        plain, prime = u_chart(DYED, METRES), u_prime_chart(DYED, METRES)

        self.assertAlmostEqual(prime.sigma[3], plain.sigma[3] * plain.sigma_z)
        self.assertEqual(prime.sigma_z, plain.sigma_z)


class NumberTests(TestCase):
    def test_impossible_counts_are_refused(self):
        wrong = [
            lambda: c_chart([-1]),
            lambda: c_chart([1.5]),
            lambda: c_chart([float("nan")]),
            lambda: u_chart([1], [-2]),
            lambda: u_chart([1], [0]),
            lambda: u_chart([1], [float("inf")]),
            lambda: u_chart([1, 2], [3]),
            lambda: u_chart([1], [1], per=0),
            lambda: u_chart([1], [1], per=float("nan")),
            lambda: u_chart([10**300], [1e-300]),
            lambda: p_chart([3], [2]),
            lambda: p_chart([1], [2.5]),
        ]
        for make in wrong:
            with self.assertRaises(ValueError):
                make()

    def test_huge_counts_stay_finite(self):
        charts = [
            c_chart([10**300, 0] * 10),
            u_prime_chart([10**300, 0] * 10, [1, 1e-300] * 10),
            p_prime_chart([2 * 10**299, 5] * 10, [10**300, 10] * 10),
        ]
        for chart in charts:
            self.assertTrue(all(map(math.isfinite, [*chart.upper, *chart.lower, *chart.z, chart.sigma_z])))


class PropertyTests(TestCase):
    @given(counts, st.integers(0, 40) | st.none())
    def test_limits_hold_the_centre_between_them_or_there_is_a_reason(self, values, baseline):
        chart = c_chart(values, baseline)

        for upper, lower in zip(chart.upper, chart.lower, strict=True):
            self.assertEqual(upper is None, chart.why_silent is not None)
            self.assertTrue(upper is None or 0 <= lower < chart.centre < upper)
        self.assertTrue(all(values[at] is not None for at in chart.outside))

    @given(counts)
    def test_with_the_same_exposure_a_rate_says_what_a_count_says(self, values):
        chart, rates = c_chart(values), u_chart(values, [4] * len(values), per=4)

        self.assertEqual((rates.outside, rates.why_silent), (chart.outside, chart.why_silent))
        self.assertEqual(rates.upper, chart.upper)

    @given(counts, st.sampled_from([0.5, 2, 8, 1024]))
    def test_the_unit_of_exposure_changes_nothing_that_is_said(self, values, factor):
        exposures = [3 + at % 4 for at in range(len(values))]
        chart = u_chart(values, exposures)
        other = u_chart(values, [size * factor for size in exposures], per=factor)

        self.assertEqual((other.outside, other.upper), (chart.outside, chart.upper))

    @given(parts)
    def test_what_went_well_mirrors_what_went_wrong(self, pairs):
        wrong = p_chart([x for x, _ in pairs], [x + rest for x, rest in pairs])
        well = p_chart([rest for _, rest in pairs], [x + rest for x, rest in pairs])

        self.assertEqual((well.outside, well.why_silent), (wrong.outside, wrong.why_silent))
        for upper, lower in zip(well.upper, wrong.lower, strict=True):
            self.assertEqual(upper is None, lower is None)
            self.assertTrue(upper is None or math.isclose(upper, 1 - lower))

    @given(st.lists(st.integers(0, 60), min_size=1, max_size=40))
    def test_shares_of_the_same_size_are_counts_with_narrower_limits(self, values):
        """With equal n, the limits of a p chart times n are n p̄ ± 3 √(n p̄ (1 - p̄))."""
        chart = p_chart(values, [60] * len(values))
        if chart.why_silent:
            return
        expected = chart.centre * 60
        wanted = min(60, expected + 3 * math.sqrt(expected * (1 - chart.centre)))

        self.assertTrue(all(math.isclose(upper * 60, wanted) for upper in chart.upper))

    @given(parts, st.sampled_from([p_chart, p_prime_chart]))
    def test_shares_and_their_limits_lie_between_0_and_1(self, pairs, make):
        chart = make([x for x, _ in pairs], [x + rest for x, rest in pairs])

        for limit in [*chart.values, *chart.upper, *chart.lower]:
            self.assertTrue(limit is None or 0 <= limit <= 1)
