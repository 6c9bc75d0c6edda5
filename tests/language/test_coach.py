import json
import tomllib
from pathlib import Path
from unittest import SkipTest, TestCase

from goldseam.language import Mark, guess_language, languages, look

SENTENCES = Path(__file__).parent / "sentences"
SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"

# Rules by the classes of the domain: A judges, B wishes or misses, C names, D has one cause.
CLASSES = {
    "blame-word": "A",
    "human-error": "A",
    "person-as-cause": "A",
    "hindsight": "A",
    "absolute": "A",
    "omission": "B",
    "counterfactual": "B",
    "name": "C",
    "single-cause": "D",
}


def rules_in(text, language="en", **options):
    return [mark.rule for mark in look(text, language, **options)]


class DomainTests(TestCase):
    def test_it_marks_what_the_domain_says(self):
        """2.6, 4.4: blame, wishes afterwards, names and single causes; no technical failure, norm or quotation."""
        for sentence, classes in {
            "The nurse should have checked the label.": "B",
            "The disk failed at 03:12.": "",
            "Obviously the config was wrong.": "A",
            "Root cause: human error.": "AD",
            "The service failed to start.": "",
            "The operator failed to start the pump.": "B",
            "Alerts should page the on-call within 5 minutes.": "",
            "We could have lost the data; the replica saved us.": "",
            "They ignored the warning as usual.": "AA",
            "Maria forgot to rotate the certificate.": "BC",
            "The customer wrote: 'you are careless'.": "",
            "The label was clearly marked.": "",
            "The disk should have been replaced in May.": "B",
            "The team did not notice the alarm.": "B",
            "The sensor did not notice the leak.": "",
        }.items():
            with self.subTest(sentence):
                self.assertEqual("".join(sorted(CLASSES[rule] for rule in rules_in(sentence))), classes)

    def test_sentences_of_each_language(self):
        for language in languages():
            data = tomllib.loads((SENTENCES / f"{language}.toml").read_text(encoding="utf-8"))
            for sentence in data["marked"] + data["wished"]:
                with self.subTest(sentence):
                    self.assertTrue(look(sentence, language))
            for sentence in data["wished"]:
                with self.subTest(sentence):
                    self.assertIn("counterfactual", rules_in(sentence, language))
            for sentence in data["silent"]:
                with self.subTest(sentence):
                    self.assertEqual(look(sentence, language), [])


class RealFragmentTests(TestCase):
    def test_it_agrees_with_people_who_labelled_real_sentences(self):
        """2.6: on fragments of published postmortems."""
        path = SAMPLES / "blame-language" / "visible.json"
        if not path.exists():
            raise SkipTest("The labelled fragments are not here.")

        texts = [file.read_text() for file in SAMPLES.glob("**/*.md")]
        for item in json.loads(path.read_text())["items"]:
            fragment = item["fragment"]
            text = next((text for text in texts if fragment in text), f"{fragment}.")
            start = text.index(fragment)
            touching = [m for m in look(text, markdown=True) if m.start < start + len(fragment) and m.end > start]
            with self.subTest(fragment):
                self.assertEqual(bool(touching), item["label"] != "ok", touching)


class MarkTests(TestCase):
    def test_a_mark_says_where_why_and_what_to_ask(self):
        (mark,) = look("First line.\nThe nurse should have checked it.")

        self.assertIsInstance(mark, Mark)
        self.assertEqual((mark.rule, mark.text), ("counterfactual", "should have checked"))
        self.assertEqual((mark.start, mark.end), (22, 41))
        self.assertTrue(mark.why.endswith("."))
        self.assertTrue(mark.suggestion)

    def test_a_contraction_is_marked_whole(self):
        self.assertEqual([mark.text for mark in look("He wasn’t fully aware.")], ["wasn’t fully aware"])

    def test_letters_that_grow_in_lower_case_move_nothing(self):
        (mark,) = look("İİİ: he forgot to look.")

        self.assertEqual(mark.text, "forgot to")

    def test_a_language_without_rules_has_no_marks(self):
        self.assertEqual(look("Le technicien a oublié.", "fr"), [])
        self.assertEqual(look("", "en"), [])
        self.assertEqual(rules_in("He forgot to look.", "en-GB"), ["omission"])

    def test_the_language_is_guessed_from_everyday_words(self):
        self.assertEqual(
            guess_language("Der Server ist um drei Uhr ausgefallen, und wir haben ihn neu gestartet."), "de"
        )
        self.assertEqual(guess_language("The server went down at three and we restarted it."), "en")
        self.assertEqual(guess_language("12345"), "en")


class SubjectTests(TestCase):
    def test_what_counts_is_who_the_sentence_is_about(self):
        for sentence, is_marked in {
            "The log of the operator failed to load.": False,
            "The operator on the night shift failed to check the valve.": True,
            "The engineer who set up the alert did not consider weekends.": True,
            "The change that failed to apply was reverted.": False,
            "The engineer saw the alert and ignored the warning.": True,
            "The Prometheus operator failed to reconcile.": False,
            "The disk was full. They failed to start.": False,
            "The nurses were busy. They failed to check the label.": True,
            "Because of the load, the operator, who was alone, failed to call back.": True,
            "`worker` failed to check the lease.": False,
            "Users failed to log in.": False,
        }.items():
            with self.subTest(sentence):
                self.assertEqual(bool(look(sentence)), is_marked)

    def test_should_have_asks_for_something_or_wishes_it_had_been(self):
        self.assertEqual(look("We should have alerting. The team should have automated tests."), [])
        self.assertEqual(
            rules_in("We should have alerted. We should have automated the tests."), ["counterfactual"] * 2
        )


class NameTests(TestCase):
    def test_people_who_are_known_are_marked_wherever_they_are_named(self):
        marks = look(
            "A call from Bo Lind’s team reached Zuri. Will it last?", names=["Bo Lind", "Zuri Okoye", "Will Ford"]
        )

        self.assertEqual([mark.text for mark in marks], ["Bo Lind’s", "Zuri"])

    def test_others_only_where_they_do_what_only_people_do(self):
        self.assertEqual(
            [m.text for m in look("Zuri Okoye noticed the spike. @anna-b restarted it.")], ["Zuri Okoye", "@anna-b"]
        )
        self.assertEqual(look("Google Cloud reported errors. Azure Front Door said no. @anna: hello"), [])

    def test_a_known_name_is_a_person_to_every_rule(self):
        self.assertEqual(look("Bright failed to call back."), [])
        self.assertEqual(rules_in("Bright failed to load.", names=["Bright"]), ["name"])
        self.assertEqual(rules_in("Bright failed to call back.", names=["Bright"]), ["name", "omission"])
