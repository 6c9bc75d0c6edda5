from unittest import TestCase

from goldseam.language.actions import is_several, is_vague, lacks_direction, lacks_verb, weaknesses


class WeakActionTests(TestCase):
    def test_a_good_action_has_no_weakness(self):
        """4.8."""
        for title in (
            "Add the end date to the release checklist",
            "Block merges while the migration is missing",
            "Document the restart order beside the pump",
            "Position the emergency stop within reach",
            "Enddatum in die Freigabeliste aufnehmen",
            "Etiketten nach Farbe trennen",
            "Vorlage mit der Preisliste verknüpfen",
            "Ajouter la date de fin à la liste de contrôle",
        ):
            self.assertEqual(weaknesses(title, days=14), [], title)

    def test_a_vague_opening_names_no_result(self):
        for title in (
            "Investigate the outage",
            "  look   into alerts",
            "Be more careful with dates",
            "Monitor the queue",
            "Raise awareness of phishing",
            "Alarmierung verbessern",
            "Untersuchen, warum der Alarm schwieg",
            "Besser aufpassen",
            "Ablauf besprechen",
        ):
            self.assertTrue(is_vague(title), title)

    def test_a_word_that_only_begins_or_ends_like_a_vague_one_is_left_alone(self):
        for title in ("Tryout for the new press", "Reviewer list: add two people", "Unverbessern"):
            self.assertFalse(is_vague(title), title)

    def test_a_wish_or_a_thing_is_no_verb(self):
        for title in (
            "Better release notes",
            "Documentation of the restart order",
            "Everybody checks the label",
            "Schulung für alle",
            "Neue Checkliste",
            "Bessere Dokumentation der Alarme",
        ):
            self.assertTrue(lacks_verb(title), title)

    def test_a_verb_that_nobody_thought_of_is_left_alone(self):
        for title in (
            "Retrofit the guard",
            "Scan the old forms",
            "Escalate alerts",
            "Schulung durch Übung ersetzen",
            "",
        ):
            self.assertFalse(lacks_verb(title), title)

    def test_one_join_is_fine_and_two_are_more_than_one_action(self):
        self.assertFalse(is_several("Add a check and test it"))
        self.assertTrue(is_several("Add a check and test it and tell all"))
        self.assertTrue(is_several("Prüfung ergänzen und testen und alle informieren"))
        self.assertTrue(is_several("x" * 141))

    def test_a_risk_says_in_which_direction_it_moves(self):
        for text in (
            "reduces the likelihood of an unnoticed end date",
            "An unnoticed end date: from once a year to almost never",
            "Time to notice the leak: 40 to 5 minutes",
            "verringert die Wahrscheinlichkeit eines leeren Lagers",
            "réduit le risque d'une panne",
        ):
            self.assertFalse(lacks_direction(text), text)
        for text in ("", "Outages", "It is about the risk that the certificate has an end date"):
            self.assertTrue(lacks_direction(text), text)

    def test_what_is_not_known_is_not_looked_at_and_the_rest_is_named_in_order(self):
        self.assertEqual(weaknesses("Add a check"), [])
        weak = weaknesses("Better notes", has_owner=False, days=91, has_outcome=False, risk_reduction="")

        self.assertEqual(weak, ["verb", "owner", "due", "outcome", "risk"])
