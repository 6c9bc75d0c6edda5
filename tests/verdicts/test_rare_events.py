from unittest import TestCase

from goldseam.statistics.rare import g_chart, t_chart
from goldseam.verdicts import rare_events

GAPS = [34, 12, 58, 7, 21, 90, 3, 45, 16, 29, 64, 11]


class RareEventTests(TestCase):
    def test_one_unusually_long_gap_stands_out(self):
        said = rare_events.of(g_chart([*GAPS, 400], baseline=12), unit="days")

        self.assertEqual(said.shows, "Value 13 lies above the upper limit.")
        self.assertEqual((said.mood, said.decided, said.stands_out), ("", False, True))
        self.assertIn("it stayed away for long", said.does_not_show)

    def test_the_limit_of_gaps_has_its_own_false_alarms(self):
        self.assertIn("one gap in fifty", rare_events.of(g_chart(GAPS)).does_not_show)
        self.assertNotIn("one gap in fifty", rare_events.of(t_chart(GAPS)).does_not_show)

    def test_a_few_gaps_are_too_early(self):
        said = rare_events.of(g_chart(GAPS[:3]))

        self.assertEqual(said.shows, "There are 3 gaps between events so far.")
        self.assertIn("show the dates, and the time since the last one", said.does_not_show)
        self.assertEqual(said.missing, "At least 3 more gaps are needed.")

    def test_no_gap_yet(self):
        self.assertEqual(rare_events.of(g_chart([])).shows, "There is no gap between two events yet.")
