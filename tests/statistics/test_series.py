import subprocess
import sys
from unittest import TestCase

import numpy
from hypothesis import given
from hypothesis import strategies as st

from goldseam.statistics.series import LARGEST, checked, counted, mean, median, places

CHARTS = "control counts individuals pareto rare rules run_charts"


class NumberTests(TestCase):
    def test_missing_values_keep_their_place(self):
        self.assertEqual(checked([1, None, 2.5]), [1, None, 2.5])

    def test_what_cannot_be_is_refused(self):
        for wrong in (float("nan"), float("inf"), 10**400, -1e301):
            with self.assertRaises(ValueError):
                checked([wrong])
        for wrong in (-1, 0.5):
            with self.assertRaises(ValueError):
                counted([wrong])

    @given(st.lists(st.floats(-LARGEST, LARGEST), min_size=1))
    def test_means_and_medians_lie_among_the_values(self, values):
        for middle in (mean(values), median(values)):
            self.assertTrue(min(values) <= middle <= max(values))

    def test_nothing_has_no_middle(self):
        self.assertEqual((mean([]), median([])), (None, None))


class BaselineTests(TestCase):
    def test_the_first_a_stretch_or_all(self):
        self.assertEqual(places(3, 10), range(3))
        self.assertEqual(places(slice(2, 5), 10), range(2, 5))
        self.assertEqual(places(None, 10), range(10))
        self.assertEqual(places(20, 10), range(10))
        self.assertEqual(len(places(slice(5, 2), 10)), 0)

    def test_whole_numbers_of_every_kind(self):
        self.assertEqual([places(three, 10) for three in (3.0, numpy.int64(3))], [range(3)] * 2)
        for wrong in (-1, 2.5, "3", True, slice("a", 3), slice(0, 9, 2)):
            with self.assertRaises(ValueError):
                places(wrong, 10)


class LoadingTests(TestCase):
    def test_charts_do_without_scipy(self):
        """It takes longer to load than a page may take."""
        code = "; ".join(f"import goldseam.statistics.{name}" for name in CHARTS.split())
        draw = "goldseam.statistics.run_charts.run_chart(range(1999))"
        loaded = "import sys; print('scipy' in sys.modules)"

        told = subprocess.check_output([sys.executable, "-c", f"{code}; {draw}; {loaded}"], text=True)

        self.assertEqual(told.strip(), "False")
