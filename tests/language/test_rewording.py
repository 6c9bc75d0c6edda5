from unittest import TestCase

from goldseam.language import look
from goldseam.language.rewording import PHRASES, VERBS, reworded


def with_first_reworded(text: str) -> str:
    """The text with the first marked words replaced, or as it was where nothing fits."""
    mark = look(text)[0]
    instead = reworded(text, mark.start, mark.end, "en")
    return text[: mark.start] + (instead or mark.text) + text[mark.end :]


class RewordingTests(TestCase):
    """2.6: a rewrite about conditions, where one fits without asking back."""

    def test_the_sentence_stays_a_sentence(self):
        for said, instead in {
            "The nurse failed to check.": "The nurse did not check.",
            "She forgot to call.": "She did not call.",
            "He violated the procedure.": "He departed from the procedure.",
            "The root cause was a typo.": "The conditions included a typo.",
            "Root cause: a typo.": "Contributing conditions: a typo.",
            "It was due solely to the heat.": "It was due in part to the heat.",
        }.items():
            with self.subTest(said):
                self.assertEqual(with_first_reworded(said), instead)

    def test_another_form_of_the_verb_is_left_to_the_writer(self):
        for text in ("He had failed to call.", "She has violated the procedure."):
            with self.subTest(text):
                self.assertEqual(with_first_reworded(text), text)

    def test_most_words_can_only_be_answered_by_the_writer(self):
        self.assertEqual(reworded("He was careless.", 7, 15, "en"), "")
        self.assertEqual(reworded("She failed to call.", 4, 13, "fr"), "")

    def test_what_is_offered_is_not_marked_again(self):
        for language in VERBS:
            for instead in (VERBS[language] | PHRASES[language]).values():
                with self.subTest(instead):
                    self.assertEqual(look(f"The nurse {instead} it.", language), [])
