"""A series that an experiment looks at stays what it was to it, and the team's."""

from django.core.exceptions import ValidationError
from django.test import TestCase

from tests import make


class LookedAtTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.errors = make.series(cls.acme, by=cls.ana, kind="rate")

    def test_it_stays_where_those_who_see_the_experiment_see_it(self):
        make.startable_cycle(self.acme, watching=self.errors)

        with self.assertRaises(ValidationError) as refused:
            self.errors.describe(by=self.ana, team=make.team(self.acme, members=[self.ana]))

        self.assertIn("team", refused.exception.message_dict)

    def test_with_the_team_that_looks_at_it_it_can_be(self):
        team = make.team(self.acme, members=[self.ana])
        make.startable_cycle(self.acme, watching=self.errors, team=team)

        self.errors.describe(by=self.ana, team=team)

        self.assertEqual(self.errors.team, team)

    def test_a_team_of_others_is_none(self):
        with self.assertRaisesMessage(ValidationError, "another organisation"):
            self.errors.describe(by=self.ana, team=make.team(make.organisation(name="Other")))

    def test_a_limit_means_the_same_as_long_as_it_runs(self):
        cycle = make.startable_cycle(self.acme, watching=self.errors)
        self.errors.describe(by=self.ana, per=100)
        cycle.start(by=self.ana)

        with self.assertRaises(ValidationError) as refused:
            self.errors.describe(by=self.ana, per=1_000)

        self.assertIn("per", refused.exception.message_dict)
