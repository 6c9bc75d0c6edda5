from time import process_time
from unittest import TestCase

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from goldseam.statistics.rates import compare_rates, minlike_p, rate_interval, rule_of_three, time_until_clear

REWORK_BEFORE = sum([6, 8, 9, 7, 5, 6, 8, 10, 7, 6, 5, 8])
REWORK_AFTER = sum([4, 3, 5, 4, 3, 4, 2, 5, 3, 4, 3, 3])


class CompareRatesTests(TestCase):
    def assert_compares(self, counts, ratio, low, high, p):
        found = compare_rates(*counts)
        for value, wanted in zip(found, (ratio, low, high, p), strict=True):
            if wanted is None:
                self.assertIsNone(value)
            else:
                self.assertAlmostEqual(value, wanted, delta=1e-6 * max(1, abs(wanted)))

    def test_published_vectors(self):
        """The reference values of the domain's statistics, section 7, with the doubled tail."""
        self.assert_compares((11, 800, 21, 3011), 1.971488, 0.858426, 4.277266, 0.112017)
        self.assert_compares((14, 200, 5, 220), 3.08, 1.048314, 10.926355, 0.039130)
        self.assert_compares((0, 52, 6, 52), 0, None, 0.849311, 0.031250)
        self.assert_compares((9, 26, 3, 26), 3, 0.748684, 17.228003, 0.145996)
        self.assert_compares((7, 52, 1, 40), 5.384615, 0.691769, 242.679527, 0.149037)

    def test_nothing_after_has_no_upper_end(self):
        found = compare_rates(3, 26, 0, 26)

        self.assertIsNone(found.ratio)
        self.assertIsNone(found.high)
        self.assertAlmostEqual(found.low, 0.41, delta=0.005)
        self.assertAlmostEqual(found.p, 0.25)

    def test_the_rework_of_the_factory_fell_by_half(self):
        found = compare_rates(REWORK_BEFORE, 12, REWORK_AFTER, 12)

        self.assertEqual((REWORK_BEFORE, REWORK_AFTER), (85, 43))
        self.assertAlmostEqual(found.ratio, 1.98, delta=0.005)
        self.assertAlmostEqual(found.low, 1.35, delta=0.005)
        self.assertAlmostEqual(found.high, 2.92, delta=0.005)
        self.assertLess(found.p, 0.001)

    def test_more_than_before_lies_below_one(self):
        self.assertLess(compare_rates(24, 12, 55, 12).high, 1)

    def test_nothing_at_all_allows_no_comparison(self):
        self.assertEqual(compare_rates(0, 10, 0, 10), (None, None, None, None))

    def test_large_counts_stay_finite(self):
        found = compare_rates(1_000_000, 5_200, 1_000_000, 5_200)

        self.assertAlmostEqual(found.ratio, 1)
        self.assertLess(found.low, 1)

    def test_impossible_counts_are_refused(self):
        for counts in [
            (-1, 1, 0, 1),
            (0, 0, 0, 1),
            (0, 1, 0, -1),
            (0, float("nan"), 0, 1),
            (1.5, 1, 0, 1),
            (1, float("inf"), 0, 1),
        ]:
            with self.assertRaises(ValueError):
                compare_rates(*counts)


class TimeUntilClearTests(TestCase):
    def test_when_it_stays_away_the_interval_lies_above_one_just_then(self):
        more = time_until_clear(3, 26, 0, 26, longest=520)

        self.assertGreater(compare_rates(3, 26, 0, 26 + more).low, 1)
        self.assertLessEqual(compare_rates(3, 26, 0, 25 + more).low, 1)

    def test_what_happens_as_often_as_before_will_not_become_clear(self):
        self.assertIsNone(time_until_clear(3, 26, 3, 26, longest=520))

    def test_nothing_before_gives_nothing_to_fall_below(self):
        self.assertIsNone(time_until_clear(0, 26, 0, 26, longest=520))

    def test_beyond_the_longest_time_there_is_no_promise(self):
        self.assertIsNone(time_until_clear(10, 26, 9, 26, longest=20))

    def test_for_what_should_happen_more_often_it_waits_for_the_other_side(self):
        more = time_until_clear(5, 26, 8, 26, longest=520, better="higher")

        self.assertIsNone(time_until_clear(5, 26, 8, 26, longest=520))
        self.assertIsNone(time_until_clear(8, 26, 5, 26, longest=520, better="higher"))
        if more is not None:
            self.assertLess(compare_rates(5, 26, round(8 * (26 + more) / 26), 26 + more).high, 1)


class LongWaitTests(TestCase):
    def test_a_very_long_wait_is_found_quickly(self):
        started = process_time()
        more = time_until_clear(1000, 2000, 930, 2000, longest=10**6)

        self.assertGreater(compare_rates(1000, 2000, round(930 * (2000 + more) / 2000), 2000 + more).low, 1)
        self.assertLess(process_time() - started, 2)

    def test_a_wait_without_an_end_is_refused(self):
        for longest in (float("inf"), float("nan"), "9"):
            with self.assertRaises(ValueError):
                time_until_clear(3, 26, 0, 26, longest)
        with self.assertRaises(ValueError):
            time_until_clear(3, 26, 0, 26, 9, better="sideways")


class OtherPTests(TestCase):
    def test_published_vectors(self):
        """Section 7: the p of R's poisson.test."""
        for counts, wanted in {
            (11, 800, 21, 3011): 0.079669,
            (14, 200, 5, 220): 0.035883,
            (0, 52, 6, 52): 0.031250,
            (9, 26, 3, 26): 0.145996,
            (7, 52, 1, 40): 0.149502,
        }.items():
            self.assertAlmostEqual(minlike_p(*counts), wanted, delta=1e-6)
        self.assertIsNone(minlike_p(0, 1, 0, 1))

    @given(st.integers(0, 80), st.floats(0.1, 50), st.integers(0, 80), st.floats(0.1, 50))
    @settings(deadline=None)
    def test_it_equals_scipy(self, x, time_x, y, time_y):
        assume(x + y)

        wanted = stats.binomtest(x, x + y, time_x / (time_x + time_y)).pvalue
        self.assertAlmostEqual(minlike_p(x, time_x, y, time_y), wanted, delta=1e-9)

    def test_millions_take_a_moment(self):
        self.assertAlmostEqual(minlike_p(1_000_000, 10, 1_000_500, 10), 0.7239, delta=1e-3)


class RateIntervalTests(TestCase):
    def test_published_vectors(self):
        """Section 7: Garwood, and the rule of three."""
        self.assertAlmostEqual(rate_interval(0, 1).high, 3.688879, delta=1e-6)
        self.assertEqual(rate_interval(0, 1).low, 0)
        self.assertAlmostEqual(rate_interval(5, 1).low, 1.623486, delta=1e-6)
        self.assertAlmostEqual(rate_interval(5, 1).high, 11.668332, delta=1e-6)
        self.assertAlmostEqual(rule_of_three(1), 2.995732, delta=1e-6)

    def test_nothing_in_120_days(self):
        """10-metrics: upper bound 0.0307 a day."""
        self.assertAlmostEqual(rate_interval(0, 120).high, 0.0307, delta=5e-5)

    def test_near_misses_for_each_incident(self):
        """10-metrics: 34 to 6 is 5.67, 2.35 to 16.51."""
        found = compare_rates(34, 1, 6, 1)

        self.assertEqual([round(value, 2) for value in found[:3]], [5.67, 2.35, 16.51])

    @given(st.integers(0, 10_000), st.floats(0.01, 1000))
    @settings(deadline=None)
    def test_the_interval_holds_the_rate_and_equals_the_one_by_chi_square(self, events, time):
        found = rate_interval(events, time)

        self.assertTrue(found.low <= found.rate <= found.high)
        self.assertAlmostEqual(found.high * time, stats.chi2.ppf(0.975, 2 * events + 2) / 2, delta=1e-6 * (events + 1))

    def test_it_never_holds_the_true_rate_less_often_than_promised(self):
        for true in (0.5, 3, 20):
            holds = [x for x in range(200) if rate_interval(x, 1).low <= true <= rate_interval(x, 1).high]
            self.assertGreaterEqual(sum(stats.poisson.pmf(holds, true)), 0.95)

    def test_impossible_counts_are_refused(self):
        for events, time in [(-1, 1), (1, 0), (1, float("nan")), (0.5, 1), (1, float("inf"))]:
            with self.assertRaises(ValueError):
                rate_interval(events, time)


class NearlySureTests(TestCase):
    def test_an_end_is_finite_however_sure_one_wants_to_be(self):
        nearly = 0.9999999999999999

        self.assertAlmostEqual(rate_interval(5, 1, nearly).high, stats.chi2.isf((1 - nearly) / 2, 12) / 2, places=6)
        self.assertTrue(0 < compare_rates(7, 52, 1, 40, nearly).high < float("inf"))


class PropertyTests(TestCase):
    @given(st.integers(0, 300), st.floats(0.1, 100), st.integers(0, 300), st.floats(0.1, 100))
    @settings(deadline=None)
    def test_sides_may_be_exchanged(self, x, time_x, y, time_y):
        found, turned = compare_rates(x, time_x, y, time_y), compare_rates(y, time_y, x, time_x)

        if found.low is not None and turned.high is not None:
            self.assertAlmostEqual(found.low * turned.high, 1, delta=1e-6)
        if x + y:
            self.assertAlmostEqual(found.p, turned.p, delta=1e-9)

    @given(st.integers(1, 300), st.floats(0.1, 100), st.integers(1, 300), st.floats(0.1, 100))
    @settings(deadline=None)
    def test_the_interval_holds_the_ratio_and_agrees_with_its_p(self, x, time_x, y, time_y):
        found = compare_rates(x, time_x, y, time_y)

        self.assertTrue(found.low <= found.ratio <= found.high)
        if abs(found.p - 0.05) > 1e-6:
            self.assertEqual(found.low > 1 or found.high < 1, found.p < 0.05)
