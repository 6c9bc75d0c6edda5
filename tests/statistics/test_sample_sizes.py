from unittest import TestCase

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from goldseam.statistics.sample_sizes import (
    detectable_difference,
    detectable_rate,
    detectable_share,
    for_means,
    for_rates,
    for_shares,
    time_to_collect,
)

shares = st.floats(0, 1)
rates = st.floats(0.01, 100)


class VectorTests(TestCase):
    def assert_needs(self, found, exact, each):
        self.assertAlmostEqual(found.exact, exact, delta=0.005)
        self.assertEqual(found.each, each)

    def test_s1_shares(self):
        """S1: 0.50 and 0.75 agree with R's power.prop.test."""
        self.assertAlmostEqual(for_shares(0.50, 0.75, power=0.9).exact, 76.7069, delta=5e-5)
        self.assert_needs(for_shares(0.50, 0.75, power=0.9), 76.7069, 77)
        self.assert_needs(for_shares(0.10, 0.05), 434.43, 435)
        self.assert_needs(for_shares(0.10, 0.05, power=0.9), 581.08, 582)
        self.assert_needs(for_shares(0.20, 0.10), 198.96, 199)

    def test_s2_rates(self):
        for before, after, wanted in [(0.5, 0.25, 94.187), (2, 1, 23.547), (4, 2, 11.773)]:
            self.assertAlmostEqual(for_rates(before, after).exact, wanted, delta=5e-4)

    def test_weeks_as_the_page_of_small_tests_tells_them(self):
        """Section 8 of the domain: 94.2, 23.5 and 11.8 weeks."""
        found = [round(for_rates(before, before / 2).exact, 1) for before in (0.5, 2, 4)]

        self.assertEqual(found, [94.2, 23.5, 11.8])


class RateTests(TestCase):
    def test_less_than_ten_expected_events_take_a_tenth_more(self):
        found = for_rates(0.5, 0)

        self.assertTrue(found.is_widened)
        self.assertEqual(found.expected_fewest, 0)
        self.assertAlmostEqual(found.exact, 1.1 * 15.6978, delta=1e-3)
        self.assertFalse(for_rates(0.5, 0.25).is_widened)


class MeanTests(TestCase):
    def test_as_many_as_the_exact_power_asks_for(self):
        """By the non-central t distribution, for two groups."""
        for sd, apart, power in [(1, 1, 0.9), (12, 5, 0.8), (1, 0.2, 0.8)]:
            each = for_means(sd, apart, power).each
            reached = [exact_power(each + more, apart / sd) for more in (-1, 1)]

            self.assertLess(reached[0], power)
            self.assertGreater(reached[1], power)


class EdgeTests(TestCase):
    def test_without_a_difference_no_number_would_do(self):
        self.assertIsNone(for_shares(0.2, 0.2))
        self.assertIsNone(for_rates(3, 3))
        self.assertIsNone(for_means(2, 0))

    def test_with_too_little_not_even_the_end_can_be_seen(self):
        self.assertIsNone(detectable_share(0.2, 5))
        self.assertIsNone(detectable_rate(0.5, 5))
        self.assertIsNone(detectable_rate(0, 5))
        self.assertIsNone(detectable_difference(3, 1))

    def test_the_cases_that_come_in_tell_how_long_it_takes(self):
        self.assertAlmostEqual(time_to_collect(for_shares(0.2, 0.1), 20), 9.948, delta=1e-3)

    def test_impossible_plans_are_refused(self):
        nan, inf = float("nan"), float("inf")
        for attempt in [
            lambda: for_shares(1.2, 0.5),
            lambda: for_shares(nan, 0.5),
            lambda: for_shares(0.2, 0.1, power=1),
            lambda: for_shares(0.2, 0.1, alpha=0),
            lambda: for_rates(-1, 2),
            lambda: for_rates(1, inf),
            lambda: for_means(0, 1),
            lambda: for_means(1, nan),
            lambda: detectable_rate(1, 0),
            lambda: detectable_share(0.2, -5),
        ]:
            with self.assertRaises(ValueError):
                attempt()

    def test_a_direction_is_one_of_two(self):
        for attempt in (detectable_share, detectable_rate):
            with self.assertRaises(ValueError):
                attempt(0.2, 50, direction="sideways")

    def test_nothing_is_shown_by_nothing(self):
        self.assertEqual(for_rates(1e100, 1e99).each, 1)


class InverseTests(TestCase):
    @given(shares, st.integers(5, 5000), st.sampled_from(["lower", "higher"]))
    @settings(deadline=None)
    def test_a_share_that_can_be_seen_is_just_far_enough(self, share, n, direction):
        seen = detectable_share(share, n, direction)
        assume(seen is not None)

        self.assertLessEqual(for_shares(share, seen).exact, n)
        self.assertGreater(for_shares(share, share + 0.999 * (seen - share)).exact, 0.999 * n)

    @given(rates, st.floats(1, 500), st.sampled_from(["lower", "higher"]))
    @settings(deadline=None)
    def test_a_rate_that_can_be_seen_is_just_far_enough(self, rate, time, direction):
        seen = detectable_rate(rate, time, direction)
        assume(seen is not None)

        self.assertLessEqual(for_rates(rate, seen).exact, time)
        self.assertGreater(for_rates(rate, rate + 0.99 * (seen - rate)).exact, 0.85 * time)

    @given(rates, st.floats(1, 500))
    @settings(deadline=None)
    def test_a_rise_can_always_be_seen_if_it_is_large_enough(self, rate, time):
        self.assertIsNotNone(detectable_rate(rate, time, "higher"))

    @given(st.floats(0.1, 50), st.integers(4, 5000))
    @settings(deadline=None)
    def test_a_difference_that_can_be_seen_takes_as_many_as_there_are(self, sd, n):
        self.assertAlmostEqual(for_means(sd, detectable_difference(sd, n)).exact, n, delta=1e-6 * n)


def exact_power(each: int, apart: float) -> float:
    freedom, away = 2 * each - 2, apart * (each / 2) ** 0.5
    border = stats.t.ppf(0.975, freedom)
    return stats.nct.sf(border, freedom, away) + stats.nct.cdf(-border, freedom, away)
