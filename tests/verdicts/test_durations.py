"""Durations: medians, ranks, and what is still open. No word of shorter or longer before the values carry it."""

from unittest import TestCase

from goldseam.statistics.quantiles import summary
from goldseam.statistics.ranks import Method, RanksCompared, compare_ranks
from goldseam.statistics.waiting import survival
from goldseam.verdicts import quantiles, ranks, waiting
from tests.statistics.test_ranks import AFTER, BEFORE


class RankTests(TestCase):
    def test_ten_durations_each_show_no_clear_difference(self):
        """10-metrics."""
        said = ranks.of(compare_ranks(BEFORE, AFTER), unit="minutes", is_time=True)

        self.assertIn("No clear difference: the middle difference is 16 minutes less", said.shows)
        self.assertIn("about 19 times in 100", said.shows)
        self.assertEqual(
            said.missing, "At least 10 more before and 10 more after are needed before one may speak of a change."
        )
        self.assertEqual((said.mood, said.decided), ("", False))

    def test_even_a_clear_difference_of_few_is_too_early(self):
        said = ranks.of(compare_ranks([value + 1000 for value in BEFORE], AFTER), is_time=True)

        self.assertFalse(said.decided)
        self.assertNotIn("Shorter", str(said))

    def test_enough_durations_may_be_called_shorter(self):
        found = compare_ranks(BEFORE * 2, [value / 3 for value in BEFORE] * 2)
        said = ranks.of(found, unit="minutes", is_time=True)

        self.assertIn("Shorter now: the middle difference is 24.8 minutes.", said.shows)
        self.assertEqual((said.mood, said.decided), ("gold", True))
        self.assertIn("Lower now", ranks.of(found).shows)

    def test_more_of_what_should_be_low_is_longer(self):
        found = compare_ranks([value / 3 for value in BEFORE] * 2, BEFORE * 2)

        self.assertIn("Longer now", ranks.of(found, is_time=True).shows)
        self.assertEqual(ranks.of(found).mood, "attention")

    def test_enough_values_without_a_difference_lead_to_a_narrower_question(self):
        self.assertIn("ask a narrower question", ranks.of(compare_ranks(BEFORE * 2, BEFORE * 2)).missing)

    def test_a_test_without_an_interval_claims_nothing(self):
        """Many equal values: the p is small, and no difference at all fits as well."""
        found = RanksCompared(30, 30, 580.0, 0.03, 2.0, 0.0, 7.0, Method.EXACT)

        self.assertFalse(ranks.of(found).decided)
        self.assertTrue(ranks.of(found._replace(low=0.5)).decided)

    def test_one_that_is_missing_is_one(self):
        self.assertIn("with 1 value before and 20 after", ranks.of(compare_ranks([9], range(20))).shows)
        self.assertIn("At least 1 more after is needed", ranks.of(compare_ranks(range(20), range(19))).missing)

    def test_only_one_side_says_which_is_missing(self):
        self.assertIn("10 more after", ranks.of(compare_ranks(BEFORE * 2, AFTER)).missing)
        self.assertIn("10 more before", ranks.of(compare_ranks(BEFORE, AFTER * 2)).missing)
        self.assertIn("nothing to compare", ranks.of(compare_ranks([], AFTER)).does_not_show)


class MedianTests(TestCase):
    def test_the_middle_with_where_it_may_lie(self):
        said = quantiles.of(summary(BEFORE), "minutes")

        self.assertIn("The middle of 10 values is 42 minutes.", said.shows)
        self.assertIn("The true middle lies between 18 and 130 minutes, with 97.9% confidence.", said.shows)
        self.assertNotIn("One in ten", said.shows)

    def test_the_slowest_tenth_is_told_of_many(self):
        self.assertIn("Nine in ten lie at 178 minutes or below.", quantiles.of(summary(BEFORE * 3), "minutes").shows)

    def test_of_values_that_are_all_the_same_none_lies_below(self):
        said = quantiles.of(summary([5] * 25))

        self.assertIn("The middle of 25 values is 5.", said.shows)
        self.assertIn("Nine in ten lie at 5 or below.", said.shows)

    def test_five_do_not_hold_the_middle_and_three_are_looked_at_each(self):
        self.assertIn("1 more value is needed", quantiles.of(summary(BEFORE[:5])).missing)
        self.assertIn("look at each of them", quantiles.of(summary(BEFORE[:3])).does_not_show)
        self.assertEqual(quantiles.of(summary([])).shows, "There are no values yet.")


class WaitingTests(TestCase):
    def test_half_end_within_some_days_and_open_ones_count(self):
        said = waiting.of(survival([3, 5, 7, 7, 10, 12, 14, 21, 30], [1, 1, 1, 1, 1, 0, 0, 1, 0]))

        self.assertIn("6 of 9 have ended. Half end within 10 days.", said.shows)
        self.assertIn("Open ones count", said.does_not_show)

    def test_half_of_what_is_quick_ends_within_something(self):
        self.assertIn("Half end within 0.021 days.", waiting.of(survival([0.021] * 9, [1] * 9)).shows)
        self.assertIn("Half end at once.", waiting.of(survival([0] * 9, [1] * 9)).shows)

    def test_where_all_have_ended_at_once_nothing_more_is_said(self):
        said = waiting.of(survival([0] * 9, [1] * 9))

        self.assertEqual("9 of 9 have ended. Half end at once.", str(said))

    def test_where_most_still_wait_the_middle_is_not_reached(self):
        said = waiting.of(survival([1, 2, 3, 4, 5] + [9] * 20, [1] * 5 + [0] * 20))

        self.assertIn("the middle is not reached", said.shows)
        self.assertFalse(said.decided)

    def test_one_that_has_ended_is_too_early(self):
        said = waiting.of(survival([3, 5], [1, 0]))

        self.assertEqual(
            said.sentences,
            ["1 of 2 has ended.", "Too early to say how long it takes.", "Wait until 4 more have ended."],
        )
        self.assertEqual(waiting.of(survival([], [])).shows, "There is nothing to measure yet.")
