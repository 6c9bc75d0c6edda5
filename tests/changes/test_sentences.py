from types import SimpleNamespace
from unittest import TestCase

from goldseam.changes.models.verification import verdict_of
from goldseam.changes.sentences import sentences
from goldseam.statistics.rates import compare_rates


def said(*counts):
    compared = compare_rates(*counts)
    names = ("events_before", "weeks_before", "events_after", "weeks_after")
    facts = dict(zip(names, counts, strict=True))
    look = SimpleNamespace(what="Outages", comparison=compared, verdict=verdict_of(compared), **facts)
    return look.verdict, " ".join(str(sentence) for sentence in sentences(look))


class SentenceTests(TestCase):
    def test_a_large_ratio_with_a_wide_interval_is_too_early(self):
        verdict, words = said(7, 52, 1, 40)

        self.assertEqual(verdict, "too_early")
        self.assertIn("Outages: 7 in 52 weeks before, 1 in 40 weeks after.", words)
        self.assertIn("5.38 times as often as now (95% interval: 0.69 to 243)", words)
        self.assertIn("weeks more would show it", words)

    def test_nothing_since_has_no_upper_end_and_says_how_long_to_wait(self):
        verdict, words = said(3, 26, 0, 26)

        self.assertEqual(verdict, "too_early")
        self.assertIn("0.41 times as often before, or more", words)
        self.assertIn("If it stays away for about", words)

    def test_clear_data_support_it_and_name_what_else_may_have_changed(self):
        verdict, words = said(85, 12, 43, 12)

        self.assertEqual(verdict, "supported")
        self.assertIn("1.98 times as often as now (95% interval: 1.35 to 2.92)", words)
        self.assertIn("Something else may have changed", words)

    def test_more_than_before_is_said_plainly(self):
        verdict, words = said(24, 12, 55, 12)

        self.assertEqual(verdict, "worse")
        self.assertIn("Now it happens 2.29 times as often as before", words)

    def test_nothing_before_leaves_nothing_to_compare_with(self):
        verdict, words = said(0, 26, 0, 26)

        self.assertEqual(verdict, "too_early")
        self.assertIn("Nothing was counted, neither before nor since", words)

    def test_where_waiting_would_not_help_it_says_what_would(self):
        self.assertIn("happens more often", said(3, 26, 4, 26)[1])

    def test_one_week_is_one_week(self):
        self.assertIn("2 in 1 week before", said(2, 1, 1, 2.5)[1])
        self.assertIn("1 in 2.5 weeks after", said(2, 1, 1, 2.5)[1])
