from unittest import TestCase

from goldseam.statistics.rates import compare_rates, time_until_clear

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
        for counts in [(-1, 1, 0, 1), (0, 0, 0, 1), (0, 1, 0, -1), (0, float("nan"), 0, 1)]:
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
