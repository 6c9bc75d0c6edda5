import time
from itertools import pairwise
from unittest import TestCase

from hypothesis import given, settings
from hypothesis import strategies as st

from goldseam.language import languages, look

PIECES = st.sampled_from(
    [
        *["the", "operator", "who", "should", "have", "n't", "been", "'ve", "failed", "to", "of", "while", "creating"],
        *["without", "being", "careless", "Maria", "hätte", "der", "müssen", "Ursache", "@bo", "İ", "ß", "é", "🙂"],
        *[",", ".", ":", "\n", "\r\n", "\n\n", "-", ">", "```", "`", "'", '"', "“", "”", "„", "<!--", "-->", "<"],
        *["](", ")", "[", "]:", "---", "|", "*", "_", "\0", "\ud800"],
    ]
)
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join), st.lists(PIECES, max_size=60).map("".join)
)


class SturdyTests(TestCase):
    @settings(max_examples=300, deadline=None)
    @given(TEXTS, st.sampled_from(languages()), st.booleans(), st.lists(st.text(max_size=12), max_size=3))
    def test_whatever_the_text_marks_lie_in_it_in_order(self, text, language, markdown, names):
        marks = look(text, language, names=names, markdown=markdown)

        self.assertEqual([text[mark.start : mark.end] for mark in marks], [mark.text for mark in marks])
        self.assertEqual(marks, sorted(marks, key=lambda mark: mark.start))
        self.assertTrue(all(mark.start < mark.end for mark in marks))
        for rule in {mark.rule for mark in marks}:
            for first, second in pairwise(mark for mark in marks if mark.rule == rule):
                self.assertLessEqual(first.end, second.start)

    def test_a_line_of_a_megabyte_is_read(self):
        (mark,) = look("word " * 200_000 + "he was careless", markdown=True)

        self.assertEqual(mark.text, "careless")

    def test_nothing_takes_longer_the_more_often_it_comes(self):
        for piece in ["a", '"', "' a", "<", "<%", "<!--", "](", "`a", "“a ", "the log of ", "quickly ", "\n ", "a.b@"]:
            text = piece * (200_000 // len(piece))
            with self.subTest(piece):
                start = time.process_time()

                look(text, markdown=True)

                self.assertLess(time.process_time() - start, 5)

    def test_a_phrase_far_from_its_subject_ends_the_search(self):
        start = time.process_time()

        marks = look("the operator of " * 20_000 + "quickly " * 20_000 + "failed to look")

        self.assertEqual(marks, [])
        self.assertLess(time.process_time() - start, 5)
