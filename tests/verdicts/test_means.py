from unittest import TestCase

from goldseam.statistics.means import difference_of_means, mean_interval
from goldseam.verdicts import means


class MeanTests(TestCase):
    def test_a_clear_difference_of_averages(self):
        said = means.of(difference_of_means([5, 6, 7, 5, 6], [1, 2, 3, 2, 1]), better="lower", unit="minutes")

        self.assertIn("On average 5.8 minutes before (5 values), 1.8 minutes after (5 values).", said.shows)
        self.assertIn("That is 4 minutes less; anything from 2.78 to 5.22 minutes less fits.", said.shows)
        self.assertIn("less than once in 1,000 times", said.shows)
        self.assertEqual((said.mood, said.decided), ("gold", True))

    def test_an_unclear_one_says_how_many_more(self):
        said = means.of(difference_of_means([5, 9, 1, 7, 4, 6], [4, 8, 1, 6, 4, 5]))

        self.assertIn("fit with no change at all", said.does_not_show)
        self.assertIn("values in each group would show it", said.missing)

    def test_three_values_are_looked_at_each_however_far_apart(self):
        said = means.of(difference_of_means([1, 2, 1], [101, 102, 101]))

        self.assertIn("fewer than five values", said.does_not_show)
        self.assertEqual(said.missing, "At least 2 more values are needed.")
        self.assertFalse(said.decided)

    def test_values_that_do_not_scatter_are_suspicious(self):
        self.assertIn("measured finely enough", means.of(difference_of_means([1] * 5, [2] * 5)).does_not_show)

    def test_one_value_or_none(self):
        self.assertIn("one value shows nothing", means.of(difference_of_means([1], [2, 3])).does_not_show)
        self.assertIn("nothing to compare", means.of(difference_of_means([], [2, 3])).does_not_show)

    def test_one_average_has_its_interval(self):
        self.assertEqual(
            means.of_one(mean_interval([4, 5, 6])).shows, "5 on average of 3; anything from 2.52 to 7.48 fits."
        )
        self.assertEqual(means.of_one(mean_interval([4])).shows, "1 value: 4.")
        self.assertEqual(means.of_one(mean_interval([])).shows, "There are no values yet.")

    def test_one_value_is_one_value(self):
        said = means.of(difference_of_means([5], [1, 2, 3]), unit="minutes")

        self.assertIn("5 minutes before (1 value), 2 minutes after (3 values)", said.shows)
