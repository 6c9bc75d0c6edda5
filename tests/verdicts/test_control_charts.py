from unittest import TestCase

from goldseam.statistics.counts import c_chart, p_chart, p_prime_chart
from goldseam.statistics.individuals import xmr
from goldseam.verdicts import control_charts
from tests.statistics.published import ATTENDED, INFECTIONS, SEEN, VISCOSITIES


def _all(said):
    return " ".join(said.sentences)


class ControlChartTests(TestCase):
    def test_values_beyond_the_limits_are_named(self):
        said = control_charts.of(xmr(VISCOSITIES, baseline=20), better="lower")

        self.assertEqual(said.shows, "Values 39 and 40 lie above the upper limit.")
        self.assertIn("Why, the chart does not say", said.does_not_show)
        self.assertEqual((said.mood, said.decided, said.stands_out), ("", False, True))

    def test_they_have_their_days_and_figures_where_the_caller_knows_these(self):
        chart = xmr(VISCOSITIES, baseline=20)

        said = control_charts.of(chart, unit="seconds", names=lambda place: f"{place - 9} May")

        self.assertEqual(said.shows, "29 May (333 seconds) and 30 May (328 seconds) lie above the upper limit.")

    def test_it_says_how_many_values_chance_alone_puts_outside(self):
        few, many = xmr(VISCOSITIES, baseline=20), xmr([1, 2, 3, 2] * 250 + [9])

        self.assertIn("Among 40 values, chance alone puts at least one outside about 10", _all(control_charts.of(few)))
        self.assertIn("Chance alone puts about 3 of 1001 values outside.", _all(control_charts.of(many)))

    def test_a_few_very_high_values_do_not_make_the_others_a_change(self):
        """They pull the mean up, below which all usual values then lie; runs are read around the median."""
        said = control_charts.of(xmr([20, 22, 21, 23, 19, 24] * 7 + [90, 95, 91, 97, 92]), better="lower")

        self.assertFalse(said.decided)
        self.assertTrue(said.stands_out)

    def test_limits_that_nothing_can_pass_say_nothing(self):
        said = control_charts.of(p_chart([1, 2, 1, 0, 2, 1] * 2, [3] * 12))

        self.assertIn("Too few cases each time: this chart cannot show a change yet.", said.does_not_show)
        self.assertFalse(said.decided)
        self.assertTrue(said.missing)

    def test_shares_of_few_cases_are_not_called_rare(self):
        said = control_charts.of(p_chart([3, 4, 3, 4, 2, 5, 3, 4] * 2, [8] * 16))

        self.assertIn("Each value rests on few cases, so the limits are rough", said.does_not_show)

    def test_a_row_of_low_values_is_the_news_though_an_old_value_was_high(self):
        said = control_charts.of(c_chart(INFECTIONS), better="lower")

        self.assertIn("above the upper limit", said.shows)
        self.assertIn("below the lower limit", said.shows)
        self.assertEqual((said.mood, said.decided, said.stands_out), ("gold", True, False))

    def test_a_row_that_ended_is_no_news(self):
        ended = [20] * 12 + [5, 6] * 8 + [12, 13, 12, 13]

        self.assertEqual(control_charts.of(c_chart(ended), better="lower").mood, "")

    def test_a_long_row_counts_as_well_as_a_value_beyond(self):
        said = control_charts.of(c_chart(INFECTIONS[:24] + [12] * 12, baseline=24), better="lower")

        self.assertIn("All values lie within the limits", said.shows)
        self.assertIn("The level was lower from value", said.shows)
        self.assertEqual((said.mood, said.decided), ("gold", True))

    def test_many_values_beyond_are_not_all_listed(self):
        said = control_charts.of(p_chart(SEEN, ATTENDED))

        self.assertIn("more lie above", said.shows)
        self.assertIn("these limits are too narrow", said.does_not_show)

    def test_limits_that_follow_the_real_scatter_do_not_complain(self):
        said = control_charts.of(p_prime_chart(SEEN, ATTENDED))

        self.assertNotIn("too narrow", said.does_not_show)
        self.assertFalse(said.decided)

    def test_limits_of_ten_values_are_on_trial(self):
        said = control_charts.of(xmr(VISCOSITIES[:10]))

        self.assertEqual(said.missing, "The limits are on trial until 2 more values are there.")
        self.assertIn("Nothing but ordinary ups and downs.", said.shows)

    def test_where_limits_cannot_stand_a_long_row_may_still_speak(self):
        said = control_charts.of(xmr([4] * 12 + [5] * 12, baseline=12), better="lower")

        self.assertIn("The level was higher", said.shows)
        self.assertIn("There are no limits.", said.missing)
        self.assertEqual((said.mood, said.decided), ("attention", True))

    def test_a_long_row_of_zeros_is_no_news_of_what_is_very_rare(self):
        self.assertFalse(control_charts.of(c_chart([0, 0, 1, 0, 0, 0, 0, 0, 1] + [0] * 12)).decided)

    def test_limits_of_small_counts_are_called_rough(self):
        said = control_charts.of(c_chart([2, 1, 0, 2, 3, 1, 1, 4, 2, 1, 2, 1, 3]))

        self.assertIn("these limits are rough", said.does_not_show)

    def test_without_limits_it_says_why_and_what_would_help(self):
        for chart, why, help_ in [
            (xmr([]), "There are no values yet.", "At least 6 more values are needed."),
            (xmr([4, 5, 6]), "There are 3 values so far.", "At least 3 more values are needed."),
            (xmr(VISCOSITIES, baseline=3), "The frozen baseline has fewer than 6 values.", "Freeze a longer stretch"),
            (xmr([4] * 20), "All values that limits are calculated from are the same.", "Measure more finely"),
            (c_chart([0, 1, 0, 2, 0, 1, 1, 0]), "It happens too rarely", "look at the time between"),
        ]:
            said = control_charts.of(chart)

            self.assertIn(why, said.shows)
            self.assertIn("Too early to say", said.does_not_show)
            self.assertIn(help_, said.missing)
            self.assertFalse(said.decided)
