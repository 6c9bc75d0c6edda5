"""What makes the trigger of a risk useless."""

from unittest import TestCase

from goldseam.language.triggers import Trigger, check, codes, told


def rules(text, **said):
    return [remark.rule for remark in check(Trigger(text, **said))]


class TriggerTests(TestCase):
    def test_if_things_get_bad_says_nothing_at_all(self):
        self.assertEqual(["T1", "T2", "T3", "T4"], rules("If things get bad"))

    def test_a_trigger_names_a_thing_a_limit_a_source_and_a_rhythm(self):
        known = {"limit": "40", "source": "The ticket board", "rhythm": "week"}

        self.assertEqual([], rules("Open tickets older than a day", **known))

    def test_all_four_may_stand_in_the_sentence(self):
        for text in (
            "More than 40 open tickets on the board, looked at every Monday",
            "Mehr als 40 offene Fälle in der Störungsliste, jeden Montag",
        ):
            self.assertEqual([], rules(text), text)

    def test_what_nobody_can_see_is_no_trigger(self):
        for text in (
            "It goes wrong",
            "There are problems",
            "the situation gets critical",
            "wenn es schlimm wird",
            "Es läuft schief",
            "Probleme",
            "if needed",
        ):
            self.assertIn("T1", rules(text), text)

    def test_a_thing_is_something_to_see(self):
        for text in (
            "The supplier has not confirmed the date",
            "Overtime above 10 hours",
            "Krankmeldungen über 3",
            "Queue length",
            "the pager rings twice in a night",
        ):
            self.assertNotIn("T1", rules(text), text)

    def test_a_yes_or_no_is_a_limit(self):
        self.assertNotIn("T2", rules("The supplier has not confirmed the date"))
        self.assertNotIn("T2", rules("Contract signed", is_yes_or_no=True))
        self.assertNotIn("T2", rules("Der Vertrag fehlt"))

    def test_an_amount_by_feeling_is_named(self):
        (remark,) = [one for one in check(Trigger("Too many open tickets")) if one.rule == "T2"]

        self.assertEqual({"word": "too many"}, remark.data)

    def test_an_empty_trigger_is_nothing_to_talk_about(self):
        self.assertEqual([], rules("  "))

    def test_odd_texts_are_looked_at_all_the_same(self):
        for text in ("\0", "…", "x" * 100_000, "١٢٣", "😀"):
            check(Trigger(text))

    def test_each_rule_is_told_in_each_language(self):
        for code in codes():
            self.assertEqual(["T1", "T2", "T3", "T4"], list(told(code)), code)
        self.assertEqual(told("en"), told("fr"))
