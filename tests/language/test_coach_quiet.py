from unittest import TestCase

from goldseam.language import look

BLAME = "he was careless"


class QuietTests(TestCase):
    def test_words_of_others_are_left_alone(self):
        """4.4: what a customer, a patient or a log said is evidence, not the writer's judgement."""
        for text in [
            f'They said "{BLAME}".',
            f"They said “{BLAME}”.",
            f"Sie sagten „{BLAME}“.",
            f"Ils disent « {BLAME} ».",
            f"They said '{BLAME} and he's new'.",
            f"They said ‘{BLAME} and he’s new’.",
            f"Run `{BLAME}` first.",
            "See https://example.org/?careless=1&why=careless for more.",
            "Write to careless@example.org.",
        ]:
            with self.subTest(text):
                self.assertEqual(look(text), [])

    def test_an_apostrophe_opens_no_quotation(self):
        for text in [
            f"The users' view: {BLAME}. The nodes' view was another.",
            f"It's so: {BLAME}, isn't it?",
            f'A 5" pipe, and {BLAME}; a 6" pipe.',
            f"A quotation that 'never ends: {BLAME}.\n\nAnother paragraph's end'.",
        ]:
            with self.subTest(text):
                self.assertEqual(len(look(text)), 1)

    def test_markdown_that_is_no_narrative_is_left_alone(self):
        for text in [
            f"---\ntitle: {BLAME}\n---\nText.",
            f"```\n{BLAME}\n```",
            f"- item\n\n  ~~~~ text\n  {BLAME}\n  ~~~\n  {BLAME}\n  ~~~~\n",
            f"Text.\n\n    {BLAME}\n\nText.",
            f"> a quotation\ngoes on: {BLAME}\n\nText.",
            f"<!-- {BLAME}\n{BLAME} -->",
            f"<pre>\n{BLAME}\n</pre>",
            '<a title="careless">link</a>',
            '[link](careless "careless")',
            "[link][careless]\n\n[careless]: careless",
        ]:
            with self.subTest(text):
                self.assertEqual(look(text, markdown=True), [])

    def test_markdown_that_is_narrative_is_read(self):
        for text in [
            f"Text.\n---\n{BLAME}\n---\n",
            f"- item\n\n      {BLAME}\n",
            f"- item\n    - {BLAME}",
            f"> quotation\n\n{BLAME}",
            f"```\ncode\n```\n{BLAME}",
            "He was **careless**.",
            "He [was careless](https://example.org).",
            "| he was | careless |",
            f"# {BLAME}",
            "He should\nhave **checked** it.",
            f"1 < 2, and {BLAME}, and 3 > 2.",
        ]:
            with self.subTest(text):
                self.assertEqual(len(look(text, markdown=True)), 1, text)

    def test_words_of_two_sentences_or_cells_are_no_phrase(self):
        for text in ["We should. Have checked it.", "| we should | have checked |", "- we should\n- have checked"]:
            with self.subTest(text):
                self.assertEqual(look(text, markdown=True), [])
