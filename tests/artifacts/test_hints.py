from unittest import TestCase

from goldseam.artifacts.hints import hints
from goldseam.artifacts.items import Line

FIVE = [Line(text=text) for text in ("Tests green", "Backup taken", "Team told", "Notes written", "Gate open")]


class HintTests(TestCase):
    def test_five_to_nine_clear_lines_get_no_hint(self):
        self.assertEqual(hints(FIVE), [])

    def test_more_than_nine_at_one_pause_are_pointed_out(self):
        self.assertIn("10 lines", hints(FIVE * 2)[0])

    def test_nineteen_lines_over_three_pauses_are_fine(self):
        lines = [
            Line(f"State {n}", pause=pause) for pause, count in (("a", 7), ("b", 6), ("c", 6)) for n in range(count)
        ]

        self.assertEqual(hints(lines), [])

    def test_few_lines_are_asked_what_else(self):
        self.assertIn("1 line.", hints([Line("Backup taken", pause="Before")])[0])
        self.assertIn("“Before”", hints([Line("Backup taken", pause="Before")])[0])

    def test_more_than_twelve_words_are_long(self):
        self.assertEqual(hints([*FIVE, Line(" ".join(["word"] * 12))]), [])
        self.assertIn("twelve words", hints([*FIVE, Line(" ".join(["word"] * 13))])[0])

    def test_vague_words_are_asked_what_can_be_seen(self):
        for text in ("Ensure the valve is shut", "Label properly", "Escalate as needed", "Check everything"):
            self.assertIn("Name what can be seen", hints([*FIVE, Line(text)])[0], text)

    def test_words_that_only_contain_vague_ones_are_left_alone(self):
        self.assertEqual(hints([*FIVE, Line("Property insurance measured")]), [])

    def test_blank_lines_do_not_count(self):
        self.assertEqual(hints([*FIVE, Line("  ")]), [])
        self.assertEqual(hints([]), [])
