from time import process_time
from unittest import TestCase

from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from goldseam.statistics.proportions import (
    chi_square,
    compare_mix,
    compare_shares,
    difference,
    exact_interval,
    fisher,
    wilson,
)

parts = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
cells = st.integers(0, 60)


class VectorTests(TestCase):
    def assert_between(self, found, low, high):
        self.assertAlmostEqual(found.low, low, delta=1e-6)
        self.assertAlmostEqual(found.high, high, delta=1e-6)

    def test_w1_shares_as_newcombe_published_them(self):
        self.assert_between(wilson(81, 263), 0.255289, 0.366210)
        self.assert_between(wilson(0, 20), 0, 0.161125)
        self.assert_between(wilson(4, 18), 0.090009, 0.452146)

    def test_closures_and_repeats_of_the_metrics(self):
        """Section 10 of the domain: 17/22 and 3/18, in percent with one digit."""
        for x, n, wanted in [(17, 22, (77.3, 56.6, 89.9)), (3, 18, (16.7, 5.8, 39.2))]:
            found = wilson(x, n)

            self.assertEqual(tuple(round(100 * value, 1) for value in (found.share, found.low, found.high)), wanted)

    def test_d1_the_difference_that_newcombe_published(self):
        found = difference(56, 70, 48, 80)

        self.assertAlmostEqual(found.difference, 0.2)
        self.assert_between(found, 0.052431, 0.333873)

    def test_d2_an_interval_that_just_excludes_no_difference(self):
        found = difference(9, 40, 3, 45)

        self.assertAlmostEqual(found.difference, 0.158333, delta=1e-6)
        self.assert_between(found, 0.007030, 0.314609)

    def test_f1_the_lady_and_her_tea(self):
        found = fisher(3, 1, 1, 3)

        self.assertAlmostEqual(found.p, 0.485714, delta=1e-6)
        self.assertAlmostEqual(found.greater, 0.242857, delta=1e-6)
        self.assertAlmostEqual(found.odds_ratio, 9)

    def test_f2_the_test_may_disagree_with_the_interval(self):
        found = fisher(9, 31, 3, 42)

        self.assertAlmostEqual(found.p, 0.058921, delta=1e-6)
        self.assertAlmostEqual(found.odds_ratio, 4.0645, delta=5e-5)

    def test_chi_square_of_the_mix_of_two_months_is_not_to_be_trusted(self):
        """Section 13: one column expects 4."""
        found = chi_square([[10, 8, 2], [6, 8, 6]])

        self.assertAlmostEqual(found.statistic, 3)
        self.assertAlmostEqual(found.p, 0.223130, delta=1e-6)
        self.assertEqual((found.freedom, found.smallest_expected, found.is_trusted), (2, 4, False))


class EdgeTests(TestCase):
    def test_of_none_anything_fits(self):
        self.assertEqual(wilson(0, 0), (0, 0, None, 0, 1))
        self.assertEqual(difference(0, 0, 3, 4), (None, -1, 1))

    def test_both_ways_of_looking_are_given(self):
        found = compare_shares(9, 40, 3, 45)

        self.assertGreater(found.difference.low, 0)
        self.assertGreater(found.p, 0.05)

    def test_tables_without_two_filled_rows_and_columns_have_no_test(self):
        for table in [[], [[]], [[1, 2]], [[0, 0], [1, 2]], [[1, 0], [2, 0]], [[0, 0], [0, 0]]]:
            self.assertEqual(chi_square(table), (None, 0, None, None))

    def test_tables_of_millions_stay_quick_and_finite(self):
        found = fisher(400_000_000, 100_000_000, 300_000_000, 100_000_000)

        self.assertEqual(found.p, 0)
        self.assertAlmostEqual(fisher(500_000, 500_000, 500_000, 500_000).p, 1)

    def test_impossible_counts_are_refused(self):
        for attempt in [
            lambda: wilson(5, 4),
            lambda: wilson(-1, 4),
            lambda: wilson(1.5, 4),
            lambda: wilson(float("nan"), 4),
            lambda: wilson(1, float("inf")),
            lambda: wilson(1, 4, confidence=1),
            lambda: fisher(1, -1, 0, 0),
            lambda: fisher(10**10, 1, 1, 1),
            lambda: chi_square([[1, 2], [3]]),
            lambda: chi_square([[1, -2], [3, 4]]),
        ]:
            with self.assertRaises(ValueError):
                attempt()


class MixTests(TestCase):
    def test_rare_kinds_are_tested_together(self):
        """Section 13: the product merges, or tests exactly, where a cell expects less than 5."""
        found = compare_mix([[10, 8, 2], [6, 8, 6]])

        self.assertEqual(found.kinds, [[0, 2], [1]])
        self.assertIsNotNone(found.statistic)
        self.assertFalse(found.is_exact)

    def test_kinds_that_are_frequent_stay_apart(self):
        found = compare_mix([[20, 18, 12], [16, 28, 16]])

        self.assertEqual(found.kinds, [[0], [1], [2]])
        self.assertAlmostEqual(found.p, chi_square([[20, 18, 12], [16, 28, 16]]).p)

    def test_two_small_groups_are_tested_exactly(self):
        found = compare_mix([[3, 1, 0], [1, 3, 0]])

        self.assertTrue(found.is_exact)
        self.assertAlmostEqual(found.p, 0.485714, delta=1e-6)

    def test_many_rare_kinds_take_a_moment(self):
        started = process_time()
        compare_mix([[number % 3 for number in range(1500)], [number % 2 for number in range(1500)]])

        self.assertLess(process_time() - started, 2)

    def test_three_small_groups_are_not_tested(self):
        self.assertIsNone(compare_mix([[3, 1], [1, 3], [1, 1]]).p)

    def test_nothing_to_compare(self):
        for table in [[], [[]], [[1, 2]], [[0, 0], [0, 0]], [[4, 0], [5, 0]]]:
            self.assertIsNone(compare_mix(table).p)


class PropertyTests(TestCase):
    @given(parts)
    @settings(deadline=None)
    def test_the_interval_holds_the_share(self, part):
        for interval in (wilson(*part), exact_interval(*part)):
            self.assertTrue(0 <= interval.low <= interval.share <= interval.high <= 1)

    @given(parts)
    @settings(deadline=None)
    def test_intervals_equal_those_of_scipy(self, part):
        for found, method in [(wilson(*part), "wilson"), (exact_interval(*part), "exact")]:
            wanted = stats.binomtest(*part).proportion_ci(method=method)
            self.assertAlmostEqual(found.low, wanted.low, delta=1e-9)
            self.assertAlmostEqual(found.high, wanted.high, delta=1e-9)

    @given(parts)
    @settings(deadline=None)
    def test_what_did_not_happen_mirrors_what_did(self, part):
        x, n = part

        self.assertAlmostEqual(wilson(x, n).low, 1 - wilson(n - x, n).high)

    @given(parts, parts)
    @settings(deadline=None)
    def test_the_difference_lies_in_its_interval_and_turns_with_the_sides(self, a, b):
        found, turned = difference(*a, *b), difference(*b, *a)

        self.assertTrue(found.low <= found.difference <= found.high)
        self.assertAlmostEqual(found.low, -turned.high)

    @given(cells, cells, cells, cells)
    @settings(deadline=None)
    def test_fisher_equals_scipy(self, a, b, c, d):
        found = fisher(a, b, c, d)
        for p, side in [(found.p, "two-sided"), (found.less, "less"), (found.greater, "greater")]:
            self.assertAlmostEqual(p, stats.fisher_exact([[a, b], [c, d]], side).pvalue, delta=1e-9)

    @given(st.lists(st.lists(st.integers(1, 50), min_size=3, max_size=3), min_size=2, max_size=5))
    @settings(deadline=None)
    def test_chi_square_equals_scipy(self, table):
        found, wanted = chi_square(table), stats.chi2_contingency(table, correction=False)

        self.assertAlmostEqual(found.statistic, wanted.statistic)
        self.assertAlmostEqual(found.p, wanted.pvalue)

    def test_wilson_holds_the_true_share_about_nineteen_times_out_of_twenty(self):
        for n, share in [(20, 0.3), (50, 0.1), (200, 0.5)]:
            holds = [x for x in range(n + 1) if wilson(x, n).low <= share <= wilson(x, n).high]
            self.assertAlmostEqual(sum(stats.binom.pmf(holds, n, share)), 0.95, delta=0.03)

    def test_the_exact_interval_never_holds_it_less_often(self):
        for n, share in [(20, 0.3), (50, 0.1), (50, 0.02)]:
            holds = [x for x in range(n + 1) if exact_interval(x, n).low <= share <= exact_interval(x, n).high]
            self.assertGreaterEqual(sum(stats.binom.pmf(holds, n, share)), 0.95)
