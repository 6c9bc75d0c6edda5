from unittest import TestCase

from goldseam.verdicts import several


class SeveralTests(TestCase):
    def test_only_what_stays_clear_among_several_is_named(self):
        said = several.of({"falls": 0.01, "errors": 0.03, "waiting": 0.02, "cost": 0.25})

        self.assertIn("“falls” shows a clear difference, also when 4 measures are looked at together.", said.shows)
        self.assertIn("one of them often differs by chance alone", said.does_not_show)

    def test_none_clear_asks_for_one_that_decides(self):
        said = several.of({"falls": 0.2, "errors": 0.03})

        self.assertEqual(said.shows, "None of 2 measures shows a clear difference.")
        self.assertEqual(said.missing, "Name one measure beforehand that decides.")
        self.assertFalse(said.decided)
        self.assertIn("No measure", several.of({}).shows)
