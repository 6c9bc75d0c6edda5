from unittest import TestCase

from goldseam.statistics.ewma import ewma
from goldseam.statistics.individuals import xmr
from goldseam.statistics.silence import Silence
from tests.statistics.published import FLOWRATES


class EwmaTests(TestCase):
    def test_the_first_average_starts_from_the_target(self):
        chart = ewma([52.0], target=50, sigma=2)

        self.assertAlmostEqual(chart.averages[0], 50.6)
        self.assertEqual(chart.outside, [])

    def test_a_small_shift_that_lasts_is_seen_where_no_point_is_outside(self):
        later = [14.0] * 8  # 1.7 sigma above 11
        chart = ewma([*[10.0, 12.0] * 10, *later], baseline=20)

        self.assertEqual(xmr([*[10.0, 12.0] * 10, *later], baseline=20).outside, [])
        self.assertGreater(chart.outside[0], 20)

    def test_a_missing_value_keeps_its_place_and_changes_nothing(self):
        chart = ewma([52.0, None, 47.0], target=50, sigma=2)

        self.assertIsNone(chart.averages[1])
        self.assertAlmostEqual(chart.averages[2], 0.3 * 47 + 0.7 * 50.6)

    def test_a_weight_of_one_remembers_nothing(self):
        self.assertEqual(ewma(FLOWRATES, weight=1).averages, FLOWRATES)

    def test_it_says_why_it_has_no_limits(self):
        self.assertEqual(ewma([]).why_silent, Silence.NO_VALUES)
        self.assertEqual(ewma([1, 2, 3]).why_silent, Silence.TOO_FEW)
        self.assertEqual(ewma([4.0] * 12).why_silent, Silence.NO_VARIATION)

    def test_what_cannot_be_is_refused(self):
        for weight in (0, -1, 1.1, float("nan")):
            with self.assertRaises(ValueError):
                ewma(FLOWRATES, weight)
        with self.assertRaises(ValueError):
            ewma(FLOWRATES, target=50, sigma=-1)
