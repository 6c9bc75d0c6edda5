from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from goldseam.verdicts import words


class NumberTests(TestCase):
    def test_figures_are_as_exact_as_they_deserve(self):
        self.assertEqual([words.figure(value) for value in (0.691769, 5.384615, 242.68)], ["0.69", "5.38", "243"])

    def test_what_differs_from_nothing_and_from_one_looks_so(self):
        self.assertEqual(
            [words.figure(value) for value in (1.0003, 0.9996, 0.001, 1)], ["1.0003", "0.9996", "0.001", "1"]
        )
        self.assertEqual([words.many(value) for value in (0.02, 0, 3)], ["0.02", "0", "3"])
        self.assertEqual(words.times(0.02, "week"), "0.02 weeks")
        self.assertEqual(words.times(1.02, "day"), "1 day")
        self.assertEqual(words.points(0.00015), "0.015 percentage points")

    def test_nothing_has_no_sign(self):
        self.assertEqual([words.amount(-0.0), words.figure(-0.0)], ["0", "0"])

    def test_large_numbers_can_be_read(self):
        self.assertEqual(
            [words.amount(value) for value in (5e9, 123456, 5e30)], ["5,000,000,000", "123456", "5.00 × 10^30"]
        )

    def test_amounts_have_three_digits(self):
        shown = {104.3: "104", 48.13: "48.1", 4.07: "4.07", 0.030741: "0.0307", 0: "0", 19: "19", -2.5: "-2.5"}
        self.assertEqual({value: words.amount(value) for value in shown}, shown)
        self.assertEqual(words.amount(3, "minutes"), "3 minutes")

    def test_percent_reaches_its_ends_only_where_they_are_reached(self):
        shown = {0: "0%", 1: "100%", 0.00001: "under 0.1%", 0.99999: "over 99.9%", 0.058: "5.8%", 0.226: "23%"}
        self.assertEqual({value: words.percent(value) for value in shown}, shown)

    def test_a_chance_is_told_in_times(self):
        shown = {
            0.0001: "less than once in 1,000 times",
            0.001: "about once in 1,000 times",
            0.006: "about 6 times in 1,000",
            0.01: "about once in 100 times",
            0.28: "about 28 times in 100",
            1: "nearly every time",
        }
        self.assertEqual({value: words.out_of_hundred(value) for value in shown}, shown)

    def test_stretches_of_time_know_one_and_many(self):
        self.assertEqual(words.times(1, "week"), "1 week")
        self.assertEqual(words.times(2.5, "month"), "2.5 months")
        self.assertEqual(words.times(3, "100% shifts"), "3 100% shifts")

    def test_lists(self):
        self.assertEqual([words.listed(names) for names in ([], ["a"], ["a", "b", "c"])], ["", "a", "a, b and c"])

    @given(st.floats(-1e100, 1e100))
    def test_every_number_has_words(self, value):
        for write in (words.figure, words.amount, words.many):
            self.assertTrue(write(value))
