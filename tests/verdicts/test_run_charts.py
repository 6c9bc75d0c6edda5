from unittest import TestCase

from goldseam.statistics.run_charts import run_chart
from goldseam.verdicts import run_charts
from tests.statistics.published import INFECTIONS, SHIFT

DRIFT = [10, 11, 10, 12, 11, 13, 20, 21, 20, 22, 21, 23]


class RunChartTests(TestCase):
    def test_a_long_row_below_the_line_is_a_lower_level(self):
        said = run_charts.of(run_chart(INFECTIONS, baseline=24), better="lower", unit="infections")

        self.assertIn("The level was lower from value 22 to value 36: 15 in a row lie below 19 infections.", said.shows)
        self.assertIn("Chance seldom makes more than 8.", said.shows)
        self.assertIn("Why it changed, the chart does not say", said.does_not_show)
        self.assertTrue(said.decided)
        self.assertEqual(said.mood, "gold")

    def test_the_same_row_is_bad_news_where_more_is_better_and_none_where_neither_is(self):
        chart = run_chart(INFECTIONS, baseline=24)

        self.assertEqual(run_charts.of(chart, better="higher").mood, "attention")
        self.assertEqual(run_charts.of(chart).mood, "")

    def test_few_crossings_alone_name_no_direction(self):
        said = run_charts.of(run_chart(DRIFT), better="lower")

        self.assertIn("The line crosses its centre only 1 time; by chance it would be 3 times or more.", said.shows)
        self.assertIn("does not say in which direction", said.shows)
        self.assertTrue(said.decided)
        self.assertEqual(said.mood, "")

    def test_a_row_that_has_ended_is_neither_good_nor_bad_news(self):
        said = run_charts.of(run_chart([*SHIFT, 14, 15], centre=11), better="lower")

        self.assertTrue(said.decided)
        self.assertEqual(said.mood, "")

    def test_ups_and_downs_prove_nothing(self):
        said = run_charts.of(run_chart(INFECTIONS[:24]), better="lower")

        self.assertIn("Ordinary ups and downs around 19", said.shows)
        self.assertIn("no proof that nothing changed", said.does_not_show)
        self.assertFalse(said.decided)
        self.assertEqual(said.mood, "")

    def test_a_few_values_are_too_early_and_it_says_how_many_more(self):
        said = run_charts.of(run_chart([5, 7, 6]))

        self.assertEqual(said.shows, "There are 3 values so far.")
        self.assertIn("Too early to say whether anything changed", said.does_not_show)
        self.assertEqual(said.missing, "At least 8 more values are needed.")

    def test_nothing_yet(self):
        self.assertEqual(run_charts.of(run_chart([])).shows, "There are no values yet.")

    def test_values_on_the_line_say_nothing(self):
        self.assertEqual(run_charts.of(run_chart([3] * 20)).shows, "All values lie exactly on the centre line.")
        self.assertIn("Only 2 values lie beside", run_charts.of(run_chart([3] * 20 + [4, 2])).shows)

    def test_a_short_baseline_should_be_longer(self):
        self.assertIn("Freeze a longer stretch", run_charts.of(run_chart(INFECTIONS, baseline=5)).missing)
