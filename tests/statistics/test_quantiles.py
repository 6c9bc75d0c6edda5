from unittest import TestCase

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from goldseam.statistics.quantiles import median_interval, quantile, summary, values_needed

MINUTES = [12, 18, 25, 31, 40, 44, 58, 75, 130, 610]

amounts = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60)


class VectorTests(TestCase):
    def test_nine_tenths_of_one_to_ten(self):
        """Section 13, type 7."""
        self.assertAlmostEqual(quantile(range(1, 11), 0.9), 9.1)

    def test_the_median_of_ten_lies_between_the_second_and_the_ninth(self):
        """Section 13 and 10-metrics: 97.85 %."""
        found = median_interval(MINUTES)

        self.assertEqual((found.k, found.median, found.low, found.high), (2, 42, 18, 130))
        self.assertAlmostEqual(found.coverage, 0.9785, delta=5e-5)

    def test_durations_as_the_metrics_describe_them(self):
        """10-metrics: quartiles, 90th percentile, geometric mean."""
        found = summary(MINUTES)

        self.assertEqual((found.quarter, found.three_quarters), (26.5, 70.75))
        self.assertAlmostEqual(quantile(MINUTES, 0.9), 178.0)
        self.assertAlmostEqual(found.geometric_mean, 50.2, delta=0.05)


class EdgeTests(TestCase):
    def test_five_values_do_not_hold_the_middle_with_such_confidence(self):
        self.assertIsNone(median_interval([1, 2, 3, 4, 5]).low)
        self.assertEqual(median_interval([1, 2, 3, 4, 5, 6]).k, 1)
        self.assertEqual((values_needed(), values_needed(0.99)), (6, 8))

    def test_the_slowest_tenth_asks_for_twenty_values(self):
        self.assertIsNone(summary(MINUTES).ninth_tenth)
        self.assertAlmostEqual(summary(MINUTES * 2).ninth_tenth, quantile(MINUTES * 2, 0.9))

    def test_no_values_have_no_middle(self):
        self.assertEqual(summary([]).median, (0, None, None, None, None, 0))
        self.assertIsNone(summary([0, 1]).geometric_mean)

    def test_a_share_is_a_number(self):
        for share in ("a", None, True, float("nan"), 1.1):
            with self.assertRaises(ValueError):
                quantile([1, 2], share)

    def test_impossible_input_is_refused(self):
        for attempt in [
            lambda: quantile([], 0.5),
            lambda: quantile([1], 1.5),
            lambda: quantile([1], float("nan")),
            lambda: median_interval([1, float("nan")]),
            lambda: summary([float("inf")]),
        ]:
            with self.assertRaises(ValueError):
                attempt()


class PropertyTests(TestCase):
    @given(amounts, st.floats(0, 1))
    @settings(deadline=None)
    def test_quantiles_equal_those_of_numpy(self, values, share):
        self.assertAlmostEqual(quantile(values, share), float(np.quantile(values, share)), delta=1e-6)

    @given(amounts)
    @settings(deadline=None)
    def test_the_interval_holds_the_middle_and_its_confidence(self, values):
        found = median_interval(values)
        if found.low is not None:
            self.assertTrue(found.low <= found.median <= found.high)
            self.assertGreaterEqual(found.coverage, 0.95)

    def test_the_interval_is_no_wider_than_it_must_be(self):
        for n in range(6, 200):
            k = median_interval(range(n)).k
            self.assertLessEqual(2 * stats.binom.cdf(k - 1, n, 0.5), 0.05)
            self.assertGreater(2 * stats.binom.cdf(k, n, 0.5), 0.05)
