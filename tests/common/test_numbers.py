from unittest import TestCase

from goldseam.common.numbers import number_in


class NumbersTests(TestCase):
    def test_digits_are_a_number(self):
        self.assertEqual(number_in("0042"), 42)

    def test_what_is_none_is_told_apart(self):
        for text in ("", "-1", "1.5", "12x", "²", "٣", "9" * 19):
            with self.subTest(text=text):
                self.assertIsNone(number_in(text))
