from time import process_time

from django.test import SimpleTestCase

from goldseam.events.sentences import TITLE_LENGTH, first_sentence


class FirstSentenceTests(SimpleTestCase):
    """3.1: one sentence is enough; it becomes the title."""

    def test_it_ends_where_the_sentence_ends(self):
        for text, title in {
            "Payments stopped. Nobody was told.": "Payments stopped",
            "Who saw it? Nobody.": "Who saw it?",
            "All clear!\n\nThen it came back.": "All clear!",
            "One line without an end": "One line without an end",
            "The answer was no. Then it failed.": "The answer was no",
            "It failed at 4.15. The night shift saw it.": "It failed at 4.15",
            "It stopped. (Nobody knew.)": "It stopped",
            "...": "...",
            "": "",
        }.items():
            with self.subTest(text):
                self.assertEqual(first_sentence(text), title)

    def test_an_abbreviation_does_not_end_it(self):
        for short in (
            *("Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "St.", "Nr.", "vs.", "e.g.", "i.e.", "approx.", "ca."),
            *("z.B.", "z. B.", "d.h.", "bzw.", "usw.", "Fr.", "Hr.", "A.", "(Dr."),
        ):
            with self.subTest(short):
                self.assertEqual(
                    first_sentence(f"The pen of {short} Petersen lay there. It was used."),
                    f"The pen of {short} Petersen lay there",
                )
        self.assertEqual(first_sentence("Pump No. 5 stood still. Again."), "Pump No. 5 stood still")

    def test_a_word_in_lower_case_goes_on_with_it(self):
        self.assertEqual(first_sentence("The min. dose was given. It was late."), "The min. dose was given")
        self.assertEqual(
            first_sentence("The dose (max. (oral) 5 mg) was given. Late."), "The dose (max. (oral) 5 mg) was given"
        )

    def test_a_long_one_is_cut_between_words(self):
        title = first_sentence("word " * 60)

        self.assertTrue(title.endswith("word…"))
        self.assertLessEqual(len(title), TITLE_LENGTH)
        self.assertEqual(first_sentence("x" * 119 + ". Then"), "x" * 119)

    def test_a_text_of_initials_takes_a_moment(self):
        started = process_time()
        first_sentence("A. " * 100_000)

        self.assertLess(process_time() - started, 0.5)
