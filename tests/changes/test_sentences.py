from datetime import date, timedelta
from types import SimpleNamespace
from unittest import TestCase
from unittest.mock import patch

from goldseam.changes.amounts import about, around, counted_in, rough
from goldseam.changes.models.verification import verdict_of
from goldseam.changes.sentences import in_short, said_of, sentences
from goldseam.statistics.rates import compare_rates


def look_at(*counts, is_retired=False):
    compared = compare_rates(*counts)
    names = ("events_before", "weeks_before", "events_after", "weeks_after")
    facts = dict(zip(names, counts, strict=True))
    change = SimpleNamespace(version=SimpleNamespace(artifact=SimpleNamespace(is_retired=is_retired)))
    return SimpleNamespace(what="Outages", comparison=compared, verdict=verdict_of(compared), change=change, **facts)


def said(*counts):
    look = look_at(*counts)
    return look.verdict, " ".join(sentences(look))


class SentenceTests(TestCase):
    def test_a_large_ratio_with_a_wide_interval_is_too_early(self):
        """PO5. Nobody is told “5.38 times” of eight events; the ratio stands last, for those who ask."""
        verdict, words = said(7, 52, 1, 40)

        self.assertEqual(verdict, "too_early")
        self.assertEqual(
            words,
            "Outages: 7 in 52 weeks before, 1 in 40 weeks after. Since the change it has happened less often than "
            "before. Too early to say: chance alone could do that. If it goes on like this, it may be clear in about "
            "4 months. The rate before, divided by the rate since: 5.4 (95% interval: 0.69 to more than 20).",
        )

    def test_nothing_since_is_told_without_a_ratio_and_with_how_long_to_wait(self):
        verdict, words = said(3, 26, 0, 26)

        self.assertEqual(verdict, "too_early")
        self.assertIn("Since the change it has not happened. Too early to say", words)
        self.assertIn("If it stays away, the counts support the change in about 9 months.", words)
        self.assertIn("The rate before, divided by the rate since: 0.41 or more (95% interval).", words)

    def test_clear_data_support_it_and_name_what_else_may_have_changed(self):
        verdict, words = said(85, 12, 43, 12)

        self.assertEqual(verdict, "supported")
        self.assertIn("Before the change it happened about 2 times as often as since.", words)
        self.assertIn("chance would bring a difference this large less than once in 1,000 times", words)
        self.assertIn("Something else may have changed", words)
        self.assertIn("2 (95% interval: 1.4 to 2.9)", words)

    def test_a_size_that_few_events_do_not_tell_is_left_open(self):
        """6.82 times (1.03 to 290) would be more than anybody knows."""
        verdict, words = said(13, 52, 1, 27.3)

        self.assertEqual(verdict, "supported")
        self.assertIn("about 6.8 times as often", words)
        self.assertIn("(95% interval: 1.03 to more than 20)", words)

    def test_that_it_stayed_away_can_be_proof(self):
        verdict, words = said(30, 52, 0, 40)

        self.assertEqual(verdict, "supported")
        self.assertIn("Since the change it has not happened. If nothing had really changed", words)

    def test_more_than_before_is_said_plainly(self):
        verdict, words = said(24, 12, 55, 12)

        self.assertEqual(verdict, "worse")
        self.assertIn("Since the change it happens about 2.3 times as often as before.", words)
        self.assertIn("The rate since, divided by the rate before: 2.3 (95% interval: 1.4 to 3.9).", words)

    def test_from_nothing_to_something_has_no_ratio(self):
        verdict, words = said(0, 52, 12, 40)

        self.assertEqual(verdict, "worse")
        self.assertIn("Before the change it was not counted once; since then it was.", words)

    def test_nothing_before_leaves_nothing_to_compare_with(self):
        verdict, words = said(0, 26, 0, 26)

        self.assertEqual(verdict, "too_early")
        self.assertIn("It was counted neither before the change nor since. Too early to say: nothing seen", words)
        self.assertNotIn("interval", words)

    def test_where_waiting_would_not_help_it_says_what_would(self):
        self.assertIn("happens more often", said(3, 26, 4, 26)[1])

    def test_rates_that_hardly_differ_are_about_the_same(self):
        self.assertIn("about as often as before", said(50, 26, 49, 26)[1])

    def test_for_what_was_retired_nobody_waits(self):
        self.assertEqual(said_of(look_at(7, 52, 1, 40, is_retired=True)).missing, "")

    def test_in_a_list_it_is_two_sentences(self):
        self.assertEqual(
            in_short(look_at(7, 52, 1, 40)),
            "7 in 52 weeks before, 1 in 40 weeks since. Too early to say: chance alone could do that.",
        )
        self.assertTrue(in_short(look_at(85, 12, 43, 12)).endswith("about 2 times as often as since."))


class AmountTests(TestCase):
    def test_a_stretch_of_time_is_as_exact_as_anybody_needs(self):
        for weeks, words in (
            (1, "2 in 1 week"),
            (2.5, "2 in 2.5 weeks"),
            (43.857, "2 in 44 weeks"),
            (156.571, "2 in 157 weeks"),
            (0.571, "2 in 4 days"),
            (1 / 7, "2 in 1 day"),
        ):
            self.assertEqual(counted_in(2, weeks), words)

    def test_a_ratio_has_the_digits_that_its_events_carry(self):
        for value, events, words in (
            (5.384615, 8, "5.4"),
            (242.7, 1, "240"),
            (1.976744, 128, "1.98"),
            (1.04, 3, "1.04"),
            (1.00031, 10**8, "1.0003"),
            (0, 0, "0"),
        ):
            self.assertEqual(rough(value, events), words)

    def test_a_long_wait_is_told_in_months_and_years(self):
        for weeks, words in (
            (1, "about 1 week"),
            (13, "about 13 weeks"),
            (14, "about 3 months"),
            (43, "about 10 months"),
            (103, "about 2 years"),
            (150, "about 3 years"),
        ):
            self.assertEqual(about(weeks), words)

    def test_a_day_far_ahead_is_a_month_or_a_year(self):
        today = date(2026, 11, 29)
        with patch("django.utils.timezone.localdate", return_value=today):
            told = [around(today + timedelta(days=days)) for days in (30, 300, 3000)]

        self.assertEqual(told, ["29 Dec 2026", "September 2027", "2035"])
