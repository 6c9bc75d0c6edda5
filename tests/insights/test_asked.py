from datetime import date, timedelta

from django.test import TestCase

from goldseam.insights.asked import Asked, today_in
from goldseam.insights.cuts import Cuts, teams_to_choose
from goldseam.patterns.periods import Period
from tests import make
from tests.insights import things

NONSENSE = [
    {"team": "1e309", "since": "x", "until": "0000-00-00", "period": "decade"},
    {"team": "-1", "since": "\x00", "until": "9999-12-31"},
    {"team": "9" * 400, "since": "0001-01-01", "until": "0001-01-02"},
    {"since": "1900-01-01"},
    {"period": "year", "until": "1950-01-01"},
]


class AskedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.of = things.big({"Ward": 6, "Lab": 5, "Desk": 4})
        cls.ana = make.person("Ana")

    def ask(self, **given):
        return Asked.of(given, self.of, self.ana)

    def test_without_an_address_it_is_the_last_90_days(self):
        found = self.ask()

        self.assertEqual((found.period.days, found.period.until), (90, today_in(self.of)))
        self.assertTrue(found.is_lately)

    def test_a_quarter_is_the_newest_that_is_over_or_that_of_a_day(self):
        self.assertLess(self.ask(period="quarter").period.until, today_in(self.of))
        self.assertEqual(
            self.ask(period="quarter", since="2024-05-17").period, Period(date(2024, 4, 1), date(2024, 6, 30))
        )

    def test_nonsense_never_fails_and_has_a_before(self):
        for given in NONSENSE:
            with self.subTest(given):
                found = self.ask(**given)

                self.assertIsNone(found.team)
                self.assertLess(found.before.begins_at, found.ends_at)

    def test_swapped_days_and_too_many_are_said(self):
        self.assertIn("before the first", self.ask(since="2024-05-02", until="2024-05-01").problem)
        self.assertIn("three years", self.ask(since="2014-05-02", until="2024-05-01").problem)

    def test_what_is_asked_for_can_be_asked_for_again(self):
        ward = self.of.teams.get(name="Ward")
        found = self.ask(team=str(ward.pk), since="2024-01-01", until="2024-01-31")

        again = self.ask(**dict(pair.split("=") for pair in found.query.split("&")))

        self.assertEqual((again.team, again.period), (ward, found.period))

    def test_days_begin_where_the_organisation_is_at_home(self):
        self.of.time_zone = "Pacific/Auckland"

        found = Asked.lately(self.of, self.ana)

        self.assertEqual(found.begins_at.utcoffset(), found.zone.utcoffset(found.begins_at.replace(tzinfo=None)))
        self.assertGreaterEqual(found.ends_at - found.begins_at, timedelta(days=89))


class CutsTests(TestCase):
    def names(self, of):
        return {team.name for team in teams_to_choose(of, make.person("Ana"))}

    def test_a_team_of_four_cannot_be_chosen_and_is_said_to_be_too_small(self):
        of = things.big({"Ward": 6, "Lab": 7, "Desk": 4, "Night": 3})
        desk = of.teams.get(name="Desk")

        found = Asked.of({"team": str(desk.pk)}, of, make.person("Ana"))

        self.assertEqual(self.names(of), {"Ward", "Lab"})
        self.assertIsNone(found.team)
        self.assertIn("Too few people", found.problem)

    def test_one_small_team_hides_a_second_one_because_the_rest_would_tell_it(self):
        """2.7: the total minus all others would be the one that is hidden (Acme's first team has Ana alone)."""
        of = things.big({"Ward": 8, "Lab": 5, "Desk": 3})

        self.assertEqual(self.names(of), {"Ward"})

    def test_there_are_no_teams_to_choose_without_teams(self):
        for size in ("solo", "team"):
            of, ana = make.organisation(name=size, size=size), make.person("Ana")

            with self.assertNumQueries(0):
                self.assertEqual(Cuts(of, ana).teams, [])

    def test_a_team_of_somebody_else_is_not_told_from_none(self):
        other = things.big({"Ward": 6}, name="Other", owner=make.person("Bo"))
        mine = things.big({"Lab": 6})
        ward = other.teams.get(name="Ward")

        found = Asked.of({"team": str(ward.pk)}, mine, make.person("Ana"))

        self.assertEqual((found.team, found.problem), (None, ""))
