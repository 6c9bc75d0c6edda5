from unittest import TestCase

from goldseam.statistics.rates import compare_rates
from goldseam.verdicts import rates


class RateTests(TestCase):
    def test_a_fall_that_chance_does_not_explain_is_good_news(self):
        said = rates.of(85, 12, 43, 12)

        self.assertEqual(said.shows, "Before, it happened 1.98 times as often as now (95% interval: 1.35 to 2.92).")
        self.assertIn("Something else may have changed in the same time", said.does_not_show)
        self.assertEqual((said.mood, said.decided, said.missing), ("gold", True, ""))

    def test_a_rise_is_told_as_a_number_above_one(self):
        said = rates.of(24, 12, 55, 12)

        self.assertIn("Now it happens 2.29 times as often as before", said.shows)
        self.assertEqual(said.mood, "attention")
        self.assertEqual(rates.of(24, 12, 55, 12, better="higher").mood, "gold")
        self.assertEqual(rates.of(24, 12, 55, 12, better="").mood, "")

    def test_a_large_ratio_with_a_wide_interval_is_too_early(self):
        said = rates.of(7, 52, 1, 40)

        self.assertIn("5.38 times as often as now (95% interval: 0.69 to 243)", said.shows)
        self.assertIn("the same counts fit with no change at all", said.does_not_show)
        self.assertEqual((said.mood, said.decided), ("", False))

    def test_it_says_how_long_to_wait_and_that_is_long_enough(self):
        said = rates.of(3, 26, 0, 26, unit="week")

        self.assertEqual(
            said.missing,
            "If it stays away for about 37 weeks more, the numbers would support the change. Look again then, and not "
            "before: looking again and again finds chance as well.",
        )
        self.assertTrue(rates.is_fewer(compare_rates(3, 26, 0, 26 + 37)))

    def test_a_rise_that_is_wanted_is_waited_for(self):
        self.assertIn("more would show it in half of all cases", rates.of(50, 26, 70, 26, better="higher").missing)

    def test_where_waiting_would_not_help_it_says_what_would(self):
        self.assertIn("Look for something that happens more often", rates.of(3, 26, 4, 26).missing)

    def test_nothing_seen_is_not_nothing_there(self):
        said = rates.of(0, 26, 0, 26)

        self.assertIn("neither before nor since", said.shows)
        self.assertIn("nothing seen is not the same as nothing there", said.does_not_show)

    def test_a_rise_from_nothing_is_told(self):
        said = rates.of(0, 52, 6, 52)

        self.assertEqual((said.mood, said.decided), ("attention", True))
        self.assertIn("Before, it had not happened. That fits with 1.18 times as often now, or more", said.shows)

    def test_a_clear_ratio_never_looks_like_none(self):
        said = rates.of(10**8, 1, 10**8 + 30000, 1)

        self.assertTrue(said.decided)
        self.assertIn("1.0003 times as often as before (95% interval: 1.00002 to 1.0006)", said.shows)

    def test_nothing_before_is_nothing_to_fall_below(self):
        self.assertIn("Nothing was counted before", rates.of(0, 26, 3, 26).shows)


class OneRateTests(TestCase):
    def test_what_has_not_happened_may_still_happen(self):
        """10-metrics: nothing in 120 days, at most 0.0307 a day."""
        said = rates.of_one(0, 120, unit="day")

        self.assertEqual(said.shows, "It has not happened in 120 days. Once in 33 days, or more seldom, fits.")
        self.assertIn("does not mean that it cannot happen", said.does_not_show)

    def test_one_rate_with_what_fits(self):
        said = rates.of_one(5, 52)

        self.assertEqual(
            said.shows, "It happened 5 times in 52 weeks. Anything from once in 4.5 weeks to once in 32 weeks fits."
        )
        self.assertFalse(said.decided)

    def test_what_is_frequent_is_told_by_the_week(self):
        self.assertEqual(
            rates.of_one(85, 12).shows,
            "In 12 weeks it happened 7.08 times per week. Anything from 5.66 to 8.76 times fits.",
        )

    def test_once_a_week_is_one_time(self):
        self.assertIn("it happened 1 time per week", rates.of_one(12, 12).shows)

    def test_once_in_is_never_once_in_nothing(self):
        self.assertIn("Once in 0.027 weeks, or more seldom", rates.of_one(0, 0.1).shows)
