from unittest import TestCase

from goldseam import verdicts
from goldseam.statistics.layers import alike, hole_shares

NAMES = ["Check", "Alarm"]


class LayersTests(TestCase):
    def say(self, events):
        found = alike(events)
        return verdicts.layers.of(hole_shares(found, 2), NAMES, sum(one.number for one in found))

    def test_a_layer_that_is_clearly_ahead_stopped_most(self):
        said = self.say(["FH"] * 12 + ["HN"])

        self.assertEqual(said.shows, "“Alarm” stopped most: 12 of the 12 that came so far.")
        self.assertIn("not how often a layer fails", said.does_not_show)
        self.assertTrue(said.decided)

    def test_a_close_race_is_none(self):
        said = self.say(["FH"] * 6 + ["HN"] * 5)

        self.assertIn("Whether “Alarm” really stops more than “Check”", said.does_not_show)
        self.assertFalse(said.decided)

    def test_few_events_are_too_early(self):
        said = self.say(["FH"] * 3)

        self.assertEqual(said.does_not_show, "Too early to say which layer stops most.")
        self.assertEqual(said.missing, "Wait for 7 more events at least.")
        self.assertIn("Nobody has said", self.say([]).shows)
        self.assertIn("None of them held.", self.say(["FF"] * 20).shows)
