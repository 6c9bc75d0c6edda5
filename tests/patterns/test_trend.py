from datetime import timedelta

from django.test import TestCase

from goldseam.patterns.asked import Asked
from goldseam.patterns.periods import Period
from goldseam.patterns.stretches import Stretches
from tests import make
from tests.patterns import things


class TrendTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")

    def test_weeks_end_with_the_period_so_that_none_is_cut(self):
        stretches = Stretches.up_to(things.OCTOBER)

        self.assertEqual(stretches.edges[-1], things.OCTOBER.until + timedelta(days=1))
        self.assertEqual(len(stretches.firsts), 26)

    def test_each_event_falls_into_its_week(self):
        for days, number in ((0, 1), (6, 1), (7, 2)):
            things.events(self.acme, number, when=things.at(10, 31) - timedelta(days=days))

        values = things.look(self.acme, self.ana).trend.values

        self.assertEqual(values[-2:], [2, 2])
        self.assertEqual(sum(values), 4)

    def test_a_level_that_rose_is_a_signal_and_too_few_weeks_say_nothing(self):
        quiet = things.look(self.acme, self.ana).trend
        for week in range(26):
            things.events(self.acme, 1 if week % 2 else 2, when=things.at(10, 31) - timedelta(weeks=week + 13))
            if week < 13:
                things.events(self.acme, 4 + week % 2, when=things.at(10, 31) - timedelta(weeks=week))

        trend = things.look(self.acme, self.ana).trend

        self.assertFalse(quiet.has_signal)
        self.assertIn("no values yet", str(quiet.verdict))
        self.assertTrue(trend.has_signal)
        self.assertTrue(trend.picture("Events").signals)

    def test_a_year_is_looked_at_by_months_beside_the_one_before(self):
        year = Period.around(things.OCTOBER.since, "year")
        stretches = Stretches.up_to(year)

        self.assertEqual((stretches.unit, len(stretches.firsts)), ("month", 24))


class PeriodTests(TestCase):
    def test_months_quarters_and_years_have_neighbours_of_their_kind(self):
        quarter = Period.around(things.OCTOBER.since, "quarter")

        self.assertEqual(str(things.OCTOBER), "October 2025")
        self.assertEqual(str(things.OCTOBER.before), "September 2025")
        self.assertEqual(str(quarter), "Quarter 4 of 2025")
        self.assertEqual(str(quarter.after), "Quarter 1 of 2026")
        self.assertEqual(Period(quarter.since, quarter.since).before.days, 1)

    def test_an_address_that_makes_no_sense_asks_for_the_last_month(self):
        last = Period.last("month")
        for given in (
            {"since": "2026-13-40", "until": "yesterday", "field": "salary", "team": "1e309", "kind": "\0"},
            {"since": "2026-10-09", "until": "2026-10-01"},
            {"since": "1901-01-01", "until": "2026-10-01"},
        ):
            self.assertEqual(Asked.of(given).period, last)
