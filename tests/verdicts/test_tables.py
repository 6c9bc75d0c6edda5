from unittest import TestCase

from goldseam.statistics.tables import compare_mix
from goldseam.verdicts import tables

KINDS = ["config", "handover", "labels"]


class MixTests(TestCase):
    def test_a_mix_that_differs_does_not_say_which_kind_makes_it(self):
        said = tables.of_mix(compare_mix([[40, 10, 20], [10, 40, 20]]), KINDS)

        self.assertIn("The groups are made of different kinds.", said.shows)
        self.assertIn("Which kind makes the difference, and why, this does not say", said.does_not_show)
        self.assertTrue(said.decided)

    def test_rare_kinds_are_said_to_be_counted_as_one(self):
        said = tables.of_mix(compare_mix([[10, 8, 2], [6, 8, 6]]), KINDS)

        self.assertIn("No clear difference", said.shows)
        self.assertIn("“config” and “labels” are so rare that they were counted as one kind.", said.does_not_show)
        self.assertFalse(said.decided)

    def test_too_little_to_compare(self):
        self.assertIn("Too early to say", tables.of_mix(compare_mix([[1, 0, 0], [1, 0, 0]]), KINDS).does_not_show)
