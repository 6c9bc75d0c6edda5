import itertools
from random import Random
from statistics import median
from time import process_time
from unittest import TestCase

from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from goldseam.statistics.ranks import Method, compare_ranks

BEFORE = [12, 18, 25, 31, 40, 44, 58, 75, 130, 610]
AFTER = [9, 11, 14, 20, 22, 28, 35, 41, 66, 90]

few = st.lists(st.integers(0, 12), min_size=1, max_size=6)
many = st.lists(st.floats(0, 1e6), min_size=1, max_size=20)


class VectorTests(TestCase):
    def test_ten_durations_before_and_ten_after(self):
        """10-metrics: U = 68, exact p = 0.190, Hodges-Lehmann 16.0 minutes."""
        found = compare_ranks(BEFORE, AFTER)

        self.assertEqual((found.u, found.shift, found.method), (68, 16, Method.EXACT))
        self.assertAlmostEqual(found.p, 0.190, delta=5e-4)


class RankTests(TestCase):
    def test_empty_groups_allow_no_comparison(self):
        for groups in ([], [1]), ([1], []), ([], []):
            found = compare_ranks(*groups)
            self.assertEqual((found.u, found.p, found.shift, found.method), (None, None, None, None))

    def test_too_few_values_bound_nothing(self):
        found = compare_ranks([1, 2], [3, 4])

        self.assertIsNone(found.low)
        self.assertAlmostEqual(found.p, 1 / 3)

    def test_values_that_are_all_the_same_differ_in_nothing(self):
        for size in (5, 100):
            found = compare_ranks([7] * size, [7] * size)
            self.assertEqual((found.p, found.shift), (1, 0))

    def test_many_values_take_the_normal_curve(self):
        random = Random(5)
        before, after = [[random.randint(0, 40) for _ in range(size)] for size in (90, 70)]
        found = compare_ranks(before, after)
        wanted = stats.mannwhitneyu(before, after, method="asymptotic")

        self.assertEqual(found.method, Method.NORMAL)
        self.assertAlmostEqual(found.u, wanted.statistic)
        self.assertAlmostEqual(found.p, wanted.pvalue)

    def test_the_exact_and_the_normal_way_meet_where_one_follows_the_other(self):
        random = Random(8)
        before, after = [[random.gauss(mean, 1) for _ in range(60)] for mean in (0.35, 0)]
        exact = compare_ranks(before, after)

        self.assertEqual(exact.method, Method.EXACT)
        self.assertAlmostEqual(exact.p, stats.mannwhitneyu(before, after, method="asymptotic").pvalue, delta=0.002)

    def test_twenty_thousand_values_take_a_moment(self):
        random = Random(9)
        before, after = [[random.gauss(mean, 1) for _ in range(10_000)] for mean in (1, 0)]

        started = process_time()
        found = compare_ranks(before, after)

        self.assertLess(process_time() - started, 5)
        self.assertAlmostEqual(found.shift, 1, delta=0.05)
        self.assertTrue(found.low < 1 < found.high)

    def test_impossible_values_are_refused(self):
        for values in ([float("nan")], [float("inf")], ["a"]):
            with self.assertRaises(ValueError):
                compare_ranks([1], values)


class SmallBesideManyTests(TestCase):
    def test_two_beside_many_are_told_exactly(self):
        """2 ÷ (152 · 151 ÷ 2), where the normal curve says 0.0156."""
        found = compare_ranks([1000, 1001], range(150))

        self.assertEqual(found.method, Method.EXACT)
        self.assertAlmostEqual(found.p, 2 / 11476)
        self.assertAlmostEqual(compare_ranks(range(150), [1000, 1001]).p, 2 / 11476)

    def test_two_large_groups_are_told_by_the_curve(self):
        self.assertEqual(compare_ranks(range(61), range(60)).method, Method.NORMAL)


class PropertyTests(TestCase):
    @given(few, few)
    @settings(deadline=None, max_examples=60)
    def test_exact_with_ties_is_what_all_orders_give(self, before, after):
        found = compare_ranks(before, after)

        self.assertAlmostEqual(found.p, by_all_orders(before, after))
        self.assertEqual(found.shift, median(b - a for b in before for a in after))

    @given(st.lists(st.integers(0, 10**6), min_size=2, max_size=24, unique=True), st.data())
    @settings(deadline=None, max_examples=60)
    def test_exact_without_ties_equals_scipy(self, values, data):
        cut = data.draw(st.integers(1, len(values) - 1))
        found = compare_ranks(values[:cut], values[cut:])
        wanted = stats.mannwhitneyu(values[:cut], values[cut:], method="exact")

        self.assertAlmostEqual(found.u, wanted.statistic)
        self.assertAlmostEqual(found.p, wanted.pvalue)

    @given(many, many)
    @settings(deadline=None, max_examples=60)
    def test_sides_may_be_exchanged_and_the_interval_holds_the_shift(self, before, after):
        found, turned = compare_ranks(before, after), compare_ranks(after, before)

        self.assertAlmostEqual(found.p, turned.p)
        self.assertAlmostEqual(found.shift, -turned.shift, places=6)
        if found.low is not None:
            self.assertTrue(found.low <= found.shift <= found.high)

    def test_the_interval_holds_the_true_shift_about_nineteen_times_out_of_twenty(self):
        random, held = Random(21), 0
        for _ in range(400):
            before, after = [[random.expovariate(1) + more for _ in range(12)] for more in (2, 0)]
            found = compare_ranks(before, after)
            held += found.low <= 2 <= found.high

        self.assertTrue(0.92 <= held / 400 <= 0.99)


def by_all_orders(before, after) -> float:
    together = before + after
    ranks = stats.rankdata(together)
    seen = sum(ranks[: len(before)])
    sums = [sum(chosen) for chosen in itertools.combinations(ranks, len(before))]
    low, high = sum(s <= seen + 1e-9 for s in sums), sum(s >= seen - 1e-9 for s in sums)
    return min(1.0, 2 * min(low, high) / len(sums))
