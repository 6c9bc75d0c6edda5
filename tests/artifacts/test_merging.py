import uuid
from dataclasses import replace
from unittest import TestCase

from goldseam.artifacts.items import Line
from goldseam.artifacts.merging import Apart, merged_lines, together

A, B, C = (Line(text=text, key=uuid.uuid4()) for text in ("Tests are green", "Backup is taken", "Team is told"))
BASE = [A, B, C]


def texts(lines):
    return [line.text for line in lines]


class MergedLinesTests(TestCase):
    def test_different_lines_are_brought_together(self):
        theirs = [replace(A, text="All tests are green"), B, C]
        mine = [A, B, replace(C, is_killer=True)]

        self.assertEqual(merged_lines(BASE, theirs, mine), [theirs[0], B, mine[2]])

    def test_the_same_line_changed_twice_needs_a_person(self):
        with self.assertRaises(Apart):
            merged_lines(BASE, [replace(A, text="One"), B, C], [replace(A, text="Two"), B, C])

    def test_both_may_have_changed_it_in_the_same_way(self):
        same = [replace(A, text="One"), B, C]

        self.assertEqual(merged_lines(BASE, same, same), same)

    def test_lines_of_both_are_added_where_each_was_put(self):
        theirs = [A, Line("Theirs", key=uuid.uuid4()), B, C]
        mine = [A, B, Line("Mine"), C]

        merged = merged_lines(BASE, theirs, mine)

        self.assertEqual(texts(merged), [A.text, "Theirs", B.text, "Mine", C.text])

    def test_two_lines_in_a_row_keep_their_order(self):
        theirs = [Line("Theirs", key=uuid.uuid4()), *BASE]
        mine = [*BASE, Line("One"), Line("Two")]

        self.assertEqual(texts(merged_lines(BASE, theirs, mine))[-2:], ["One", "Two"])
        self.assertEqual(texts(merged_lines(BASE, mine, theirs))[0], "Theirs")

    def test_a_line_taken_out_by_one_is_out(self):
        self.assertEqual(merged_lines(BASE, [A, C], [A, B, replace(C, text="New")]), [A, replace(C, text="New")])

    def test_a_line_taken_out_by_one_and_reworded_by_the_other_needs_a_person(self):
        with self.assertRaises(Apart):
            merged_lines(BASE, [A, C], [A, replace(B, text="New"), C])

    def test_a_new_order_by_one_is_kept_with_the_words_of_the_other(self):
        mine = [replace(A, text="New"), B, C]

        self.assertEqual(merged_lines(BASE, [C, A, B], mine), [C, mine[0], B])
        self.assertEqual(merged_lines(BASE, mine, [C, A, B]), [C, mine[0], B])

    def test_two_different_orders_need_a_person(self):
        with self.assertRaises(Apart):
            merged_lines(BASE, [C, A, B], [B, A, C])


class TogetherTests(TestCase):
    def content(self, **details):
        return {"aim": "", "trigger": "", "mode": "do_confirm", "text": "", "lines": BASE} | details

    def test_an_aim_of_one_and_a_line_of_the_other(self):
        both = together(self.content(), self.content(aim="Safe releases"), self.content(lines=[A, B]))

        self.assertEqual((both["aim"], both["lines"]), ("Safe releases", [A, B]))

    def test_two_aims_need_a_person(self):
        self.assertIsNone(together(self.content(), self.content(aim="One"), self.content(aim="Two")))

    def test_texts_are_merged_by_their_lines(self):
        base, theirs, mine = "a\nb\nc", "A\nb\nc", "a\nb\nC"
        contents = [self.content(text=text, lines=[]) for text in (base, theirs, mine)]

        self.assertEqual(together(*contents)["text"], "A\nb\nC")

    def test_the_same_line_of_a_text_needs_a_person(self):
        contents = [self.content(text=text, lines=[]) for text in ("a", "b", "c")]

        self.assertIsNone(together(*contents))
