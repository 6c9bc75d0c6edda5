from unittest import TestCase

from goldseam.statistics.pareto import pareto as bars
from goldseam.verdicts import pareto


class ParetoTests(TestCase):
    def test_the_few_that_make_up_most_are_named(self):
        said = pareto.of(bars({"labels": 14, "handover": 9, "alarms": 6, "stock": 4, "keys": 3, "other": 2}))

        self.assertEqual(said.shows, "“labels” and “handover” together make up 61% of 38.")
        self.assertIn("How often is not how grave", said.does_not_show)

    def test_a_first_place_by_luck_is_not_called_a_pattern(self):
        said = pareto.of(bars({"labels": 14, "handover": 9, "alarms": 6}))

        self.assertIn("Whether “labels” really happens more often than “handover”", said.does_not_show)
        self.assertFalse(said.decided)

    def test_one_that_is_far_ahead_is(self):
        said = pareto.of(bars({"labels": 64, "handover": 9, "alarms": 6}))

        self.assertEqual(said.shows, "“labels” makes up 81% of 79.")
        self.assertTrue(said.decided)

    def test_the_rest_is_no_kind_of_its_own(self):
        said = pareto.of(bars({"labels": 6, "other": 30}, other="other"), other="other")

        self.assertEqual(said.shows, "“labels” makes up 17% of 36.")

    def test_three_are_too_early_for_a_pattern(self):
        said = pareto.of(bars({"labels": 2, "handover": 1}))

        self.assertEqual(
            said.sentences, ["3 have been counted.", "Too early to speak of a pattern.", "Wait for 2 more at least."]
        )
        self.assertEqual(pareto.of([]).shows, "Nothing has been counted yet.")
