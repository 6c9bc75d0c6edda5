from unittest import TestCase

from goldseam.statistics.two_sd import guardrail
from goldseam.verdicts import two_sd
from tests.statistics.test_two_sd import QUIET


class GuardrailTests(TestCase):
    def test_it_says_where_it_fires_and_how_often_chance_does(self):
        said = two_sd.of(guardrail(QUIET), looks=14, every="day")

        self.assertIn("It fires at the first value below 3.64; usual is 4.07.", said.shows)
        self.assertIn("In 14 days without any real change it would still fire about 31 times in 100.", said.shows)
        self.assertIn("a reason to look, not proof of harm", said.does_not_show)

    def test_two_running_are_calmer(self):
        said = two_sd.of(guardrail(QUIET), side="above", looks=14, in_a_row=2)

        self.assertIn("It fires at 2 values running above 4.5", said.shows)
        self.assertIn("about 2 times in 100", said.shows)

    def test_a_short_baseline_is_too_early(self):
        said = two_sd.of(guardrail(QUIET[:7]))

        self.assertEqual(
            said.sentences,
            ["The baseline has 7 values.", "Too early to draw a limit from them.", "13 more values are needed."],
        )

    def test_a_baseline_without_scatter_needs_a_hand(self):
        self.assertEqual(two_sd.of(guardrail([3] * 20)).missing, "Set a limit by hand.")

    def test_a_baseline_that_moved_is_no_baseline(self):
        said = two_sd.of(guardrail([1, 2] * 6 + [11, 12] * 6))

        self.assertIn("The baseline itself is not steady", said.missing)
        self.assertFalse(said.decided)

    def test_when_it_fires_a_person_looks(self):
        said = two_sd.of_crossing(3.2, 3.64)

        self.assertEqual(said.shows, "3.2 lies below the limit of 3.64.")
        self.assertIn("let a person look", said.missing)
        self.assertEqual(said.mood, "attention")
