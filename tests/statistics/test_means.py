from random import Random
from unittest import TestCase

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from goldseam.statistics.means import difference_of_means, mean_interval, spread, t_for
from goldseam.statistics.silence import Silence

SCORES = [40 / 7, 37 / 7, 46 / 7, 4, 39 / 7, 24 / 7]

values = st.lists(st.floats(-1e4, 1e4).map(lambda value: round(value, 3)), min_size=2, max_size=30)


class VectorTests(TestCase):
    def test_the_pulse_of_six_people(self):
        """02-safety: mean 5.095, s = 1.166, 3.87 to 6.32."""
        found = mean_interval(SCORES)

        self.assertEqual(found.n, 6)
        self.assertAlmostEqual(found.mean, 5.095, delta=5e-4)
        self.assertAlmostEqual(found.sd, 1.166, delta=5e-4)
        self.assertAlmostEqual(found.low, 3.87, delta=5e-3)
        self.assertAlmostEqual(found.high, 6.32, delta=5e-3)

    def test_the_t_of_twenty_values(self):
        self.assertAlmostEqual(t_for(0.025, 19), 2.093024, delta=1e-6)


class EdgeTests(TestCase):
    def test_one_value_says_nothing_of_scatter(self):
        self.assertEqual(mean_interval([3]), (1, 3, None, None, None, Silence.TOO_FEW))
        self.assertEqual(mean_interval([]).mean, None)
        self.assertEqual(difference_of_means([1], [2, 3]).why_silent, Silence.TOO_FEW)
        self.assertEqual(difference_of_means([1], [2, 3]).difference, -1.5)
        self.assertIsNone(difference_of_means([], [2, 3]).difference)

    def test_nothing_scatters(self):
        found = difference_of_means([0.1, 0.1, 0.1], [0.3, 0.3])

        self.assertAlmostEqual(found.difference, -0.2)
        self.assertEqual((found.low, found.p, found.why_silent), (None, None, Silence.NO_VARIATION))

    def test_one_side_may_scatter_less(self):
        found = difference_of_means([1, 2, 3, 4], [5, 5, 5.5])
        wanted = stats.ttest_ind([1, 2, 3, 4], [5, 5, 5.5], equal_var=False)

        self.assertAlmostEqual(found.p, wanted.pvalue)

    def test_what_is_very_small_scatters_as_well(self):
        found = difference_of_means([1e-170, 2e-170, 3e-170], [1e-170, 1e-170, 2e-170])
        large = difference_of_means([1, 2, 3], [1, 1, 2])

        self.assertIsNone(found.why_silent)
        self.assertAlmostEqual(found.p, large.p)

    def test_impossible_values_are_refused(self):
        for wrong in ([float("nan"), 1], [float("inf"), 1], [1e200, 1], ["a", 1], [None, 1]):
            with self.assertRaises(ValueError):
                difference_of_means([1, 2], wrong)
        with self.assertRaises(ValueError):
            spread([1])


class PropertyTests(TestCase):
    @given(values, values)
    @settings(deadline=None)
    def test_welch_equals_scipy(self, before, after):
        assume(min(spread(before), spread(after)) > 1e-3)  # scipy itself warns below.
        found = difference_of_means(before, after)
        assume(found.low is not None)
        wanted = stats.ttest_ind(before, after, equal_var=False)
        interval = wanted.confidence_interval()

        self.assertAlmostEqual(found.p, wanted.pvalue, delta=1e-6)
        self.assertAlmostEqual(found.low, interval.low, delta=1e-5 * max(1, abs(interval.low)))
        self.assertAlmostEqual(found.high, interval.high, delta=1e-5 * max(1, abs(interval.high)))

    @given(values, values)
    @settings(deadline=None)
    def test_sides_may_be_exchanged_and_the_interval_holds_the_difference(self, before, after):
        found, turned = difference_of_means(before, after), difference_of_means(after, before)
        assume(found.low is not None)

        self.assertAlmostEqual(found.low, -turned.high)
        self.assertTrue(found.low <= found.difference <= found.high)

    def test_the_interval_holds_the_true_difference_nineteen_times_out_of_twenty(self):
        random, held = Random(2), 0
        for _ in range(1000):
            before, after = [random.gauss(5, 1) for _ in range(8)], [random.gauss(3, 4) for _ in range(15)]
            found = difference_of_means(before, after)
            held += found.low <= 2 <= found.high

        self.assertTrue(0.93 <= held / 1000 <= 0.97)
