from unittest import TestCase

from goldseam.statistics.ewma import ewma as remembered
from goldseam.verdicts import ewma
from tests.statistics.published import INFECTIONS


class EwmaTests(TestCase):
    def test_a_small_shift_that_lasts_is_a_lower_level(self):
        said = ewma.of(remembered(INFECTIONS, baseline=24), better="lower")

        self.assertIn("At value 36 the remembered average lies below its limit", said.shows)
        self.assertIn("the shift began earlier", said.does_not_show)
        self.assertEqual((said.mood, said.decided), ("gold", True))

    def test_a_shift_that_ended_is_neither_good_nor_bad_news(self):
        found = remembered([10, 12] * 8 + [30] * 4 + [10, 12] * 8, baseline=16)
        said = ewma.of(found, better="lower")

        self.assertIn("the level was higher", said.shows)
        self.assertEqual(said.mood, "")

    def test_within_its_limits_it_proves_nothing(self):
        said = ewma.of(remembered([10, 12] * 8))

        self.assertIn("stays within", said.shows)
        self.assertIn("no proof that nothing changed", said.does_not_show)
        self.assertFalse(said.decided)

    def test_too_early(self):
        self.assertEqual(ewma.of(remembered([])).shows, "There are no values yet.")
        self.assertEqual(ewma.of(remembered([1, 2])).missing, "Limits need at least 6 values to be drawn from.")
        self.assertIn("Measure more finely", ewma.of(remembered([3] * 12)).missing)
