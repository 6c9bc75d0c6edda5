from datetime import date, timedelta
from types import SimpleNamespace
from unittest import TestCase

from goldseam.actions.hints import hints, mix_hint

TODAY = date(2026, 3, 2)


class HintTests(TestCase):
    def hints(self, title, days=14, **facts):
        return [str(hint) for hint in hints(title, TODAY + timedelta(days=days), TODAY, **facts)]

    def test_a_good_action_gets_no_hint(self):
        self.assertEqual(self.hints("Add the end date to the release checklist"), [])

    def test_a_vague_verb_is_asked_what_will_exist(self):
        for title in ("Investigate the outage", "be careful with dates", "Look into alerts", "Monitor the queue"):
            self.assertIn("What will exist afterwards", self.hints(title)[0])

    def test_a_word_that_only_begins_like_a_vague_one_is_left_alone(self):
        self.assertNotIn("What will exist", "".join(self.hints("Tryout for the new press")))

    def test_a_title_without_a_verb_is_asked_for_one(self):
        self.assertIn("Start with a verb", self.hints("Better release notes")[0])

    def test_a_verb_that_nobody_thought_of_and_another_language_are_left_alone(self):
        for title in ("Retrain the night shift", "Scan the old forms", "Vorlage mit der Preisliste verknüpfen"):
            self.assertEqual(self.hints(title), [])

    def test_two_ands_are_more_than_one_action(self):
        self.assertIn("more than one action", self.hints("Add a check and test it and tell all")[0])

    def test_more_than_ninety_days_is_far_away(self):
        self.assertEqual(self.hints("Add a check", days=90), [])
        self.assertIn("three months", self.hints("Add a check", days=91)[0])

    def test_an_action_without_measure_is_asked_how_one_will_see(self):
        self.assertIn("How will you see", self.hints("Add a check", has_outcome=False)[0])

    def test_an_action_says_who_keeps_it_and_which_risk_becomes_smaller(self):
        self.assertIn("Who takes it", self.hints("Add a check", has_owner=False)[0])
        self.assertIn("Which risk", self.hints("Add a check", risk_reduction="Fewer errors")[0])

    def test_an_empty_title_is_no_fault(self):
        self.assertEqual(self.hints(""), [])


class MixTests(TestCase):
    def test_only_learning_and_training_is_pointed_out(self):
        learn = SimpleNamespace(aim="learn", remedy="practice")
        train = SimpleNamespace(aim="prevent", remedy="training")
        gate = SimpleNamespace(aim="prevent", remedy="forcing_function")

        self.assertIsNotNone(mix_hint([learn, train]))
        self.assertIsNone(mix_hint([learn, train, gate]))
        self.assertIsNone(mix_hint([]))
