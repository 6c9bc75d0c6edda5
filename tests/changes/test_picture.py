from types import SimpleNamespace
from unittest import TestCase

from goldseam import charts
from goldseam.changes.picture import picture_of


def look(before, weeks_before, after, weeks_after):
    counts = {"events_before": before, "weeks_before": weeks_before, "events_after": after, "weeks_after": weeks_after}
    return SimpleNamespace(what="Outages", **counts)


class PictureTests(TestCase):
    def test_what_is_rare_is_told_by_the_year(self):
        """10.8: the rates before and after, with an interval."""
        picture = picture_of(look(7, 52, 1, 40))

        self.assertEqual(picture.unit, "a year")
        self.assertEqual(picture.summary, "Before: 7 a year (95% interval: 2.8 to 14). Since: 1.3 (0.033 to 7.2).")
        self.assertEqual([side.basis for side in picture.sides], ["7 in 52 weeks", "1 in 40 weeks"])

    def test_what_happens_each_week_is_told_by_the_week(self):
        self.assertEqual(picture_of(look(24, 12, 30, 12)).unit, "a week")

    def test_what_has_not_happened_has_an_upper_end_all_the_same(self):
        after = picture_of(look(3, 26, 0, 26)).sides[1]

        self.assertEqual((after.value, after.low), (0, 0))
        self.assertGreater(after.high, 7)

    def test_odd_counts_can_be_drawn(self):
        for counts in ((0, 1, 0, 1), (2_147_483_647, 0.1, 0, 0.1), (1, 10_000, 1, 0.1)):
            with self.subTest(counts):
                self.assertIn("<svg", charts.svg_alone(picture_of(look(*counts))))
