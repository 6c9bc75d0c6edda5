import tomllib
from unittest import TestCase

from goldseam.language import languages, look, rules
from goldseam.language.phrases import parse
from goldseam.language.rulebook import build, rulebook, source

SMALL = """
[lists]
people = "nurse"
adverbs = "really"

[[rule]]
id = "wish"
title = "A wish"
why = "Why."
suggestion = "What?"

[[rule.match]]
phrases = ["^ if {adverbs}? only|just", "could ... !not gone"]
except = ["could have"]
"""


class FilesTests(TestCase):
    def test_every_language_has_the_same_rules(self):
        self.assertEqual(languages(), ["de", "en"])
        for language in languages():
            self.assertEqual(set(rules(language)), set(rules("en")))

    def test_a_language_without_a_file_has_none(self):
        self.assertEqual(rules("fr"), {})

    def test_every_rule_has_a_title_a_reason_and_a_question(self):
        for language in languages():
            for group in {group for found in rulebook(language).marked.values() for _, group in found}:
                with self.subTest(language, rule=group.rule):
                    self.assertTrue(group.why.endswith("."))
                    self.assertGreater(len(group.suggestion), 20)

    def test_advice_of_the_coach_passes_the_coach(self):
        for language in languages():
            for rule in rulebook(language).rules.values():
                with self.subTest(rule.why):
                    self.assertEqual(look(rule.why, language), [])

    def test_no_list_is_left_over(self):
        named = {
            "stop_words",
            "common_names",
            "human_verbs",
            "organisations",
            "persons",
            "selves",
            "plural",
            "impersonal",
        }
        named |= {"ours", "ambiguous", "software", "quantities", "determiners", "prepositions", "oblique", "relative"}
        named |= {"connectives", "skipped", "linking", "people", "public", "things", "attackers"}
        for language in languages():
            text = source(language)
            lists = set(tomllib.loads(text)["lists"])
            self.assertEqual({name for name in lists - named if f"{{{name}}}" not in text}, set())


class PhraseTests(TestCase):
    def found(self, phrase, text, **lists):
        words = text.split()
        parsed = parse(phrase, {"inflections": ["", "e", "en"], **lists})
        return [" ".join(words[i:end]) for i in range(len(words)) if (end := parsed.end_at(words, i)) > i]

    def test_how_phrases_are_written(self):
        self.assertEqual(self.found("a|b c? d", "a d b c d a e"), ["a d", "b c d"])
        self.assertEqual(self.found("a !b", "a b a c a ."), ["a c"])
        self.assertEqual(self.found("a ... z", "a b c z . a . z"), ["a b c z"])
        self.assertEqual(self.found("^ a", "a . a b a"), ["a", "a"])
        self.assertEqual(self.found("dumm~ {who}", "dumme bo dummes bo", who=["bo"]), ["dumme bo"])
        self.assertEqual(
            self.found("was {past}", "was seen was worked was at", past=["*ed", "seen"]), ["was seen", "was worked"]
        )

    def test_a_phrase_that_nobody_could_find_is_refused(self):
        for phrase in ["", "^", "...", "!a b", "a? b?", "{past} a", "{unknown}"]:
            with self.subTest(phrase), self.assertRaises(ValueError):
                parse(phrase, {"past": ["*ed"]})

    def test_rules_are_data(self):
        book = build(tomllib.loads(SMALL))

        self.assertEqual(book.rules["wish"].title, "A wish")
        self.assertEqual(sorted(book.marked), ["could", "if"])
        self.assertIn("nurse", book.lists["people"])
