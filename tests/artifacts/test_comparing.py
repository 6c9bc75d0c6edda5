import uuid
from dataclasses import replace
from unittest import TestCase

from goldseam.artifacts.comparing import Content, checklist_sides, sides, text_sides, words_apart
from goldseam.artifacts.items import Line

A, B = Line("Tests are green", pause="Before", key=uuid.uuid4()), Line("Backup taken", pause="Before", key=uuid.uuid4())


def said(shown):
    return ["".join(text for _mark, text in line.parts) for line in shown]


def marks(shown):
    return [line.mark for line in shown if not line.heading]


class ComparingTests(TestCase):
    def test_words_that_went_and_came_are_marked(self):
        before, after = words_apart("file the notice", "link the notice")

        self.assertEqual(before, [("removed", "file"), ("same", " the notice")])
        self.assertEqual(after, [("added", "link"), ("same", " the notice")])

    def test_a_new_line_stands_on_the_right_only(self):
        left, right = checklist_sides([A], [A, replace(B, key=uuid.uuid4())])

        self.assertEqual((marks(left), marks(right)), (["same"], ["same", "added"]))

    def test_a_line_taken_out_stands_on_the_left_only(self):
        left, right = checklist_sides([A, B], [B])

        self.assertEqual((marks(left), marks(right)), (["removed", "same"], ["same"]))

    def test_pause_points_stand_above_their_lines(self):
        left, _right = checklist_sides([A, B], [A, B])

        self.assertEqual(said(left), ["Before", "Tests are green", "Backup taken"])

    def test_a_killer_item_says_so_when_it_becomes_one(self):
        _left, right = checklist_sides([A], [replace(A, is_killer=True)])

        self.assertIn(("added", "‼ Killer item"), right[-1].parts)

    def test_a_moved_line_says_where_it_was(self):
        _left, right = checklist_sides([A, B], [A, replace(B, pause="After")])

        self.assertIn("(moved here from “Before”)", said(right)[-1])

    def test_a_text_is_compared_line_by_line(self):
        left, right = text_sides("one\ntwo words\nthree", "one\ntwo other words\nthree\nfour")

        self.assertEqual(marks(left), ["same", "changed", "same"])
        self.assertEqual(marks(right), ["same", "changed", "same", "added"])

    def test_nothing_before_is_all_new(self):
        left, right = sides(Content([], "", []), Content([("Aim", "Safe releases")], "", [A]))

        self.assertEqual(left, [])
        self.assertEqual(marks(right), ["added", "added"])

    def test_an_aim_that_stayed_is_not_shown(self):
        same = Content([("Aim", "Safe releases")], "", [A])

        self.assertNotIn("Aim", said(sides(same, same)[1]))
