from unittest import TestCase

from goldseam.verdicts import proportions


class ShareTests(TestCase):
    def test_a_clear_difference_is_told_with_its_size(self):
        said = proportions.of(56, 70, 48, 80, better="lower")

        self.assertIn("56 of 70 (80%) before, 48 of 80 (60%) after.", said.shows)
        self.assertIn(
            "That is 20 percentage points less; anything from 5.2 to 33 percentage points less fits.", said.shows
        )
        self.assertIn("would come up about once in 100 times", said.shows)
        self.assertEqual((said.mood, said.decided), ("gold", True))
        self.assertEqual(proportions.of(56, 70, 48, 80, better="higher").mood, "attention")

    def test_a_difference_on_the_border_is_too_early(self):
        """D2 and F2: the interval excludes no difference, the exact test does not."""
        said = proportions.of(9, 40, 3, 45, better="lower")

        self.assertIn("it lies on the border", said.does_not_show)
        self.assertEqual((said.mood, said.decided), ("", False))
        self.assertEqual(
            said.missing,
            "If the shares stay as they are, 77 in each group would show it about three times out of four.",
        )

    def test_an_unclear_difference_may_be_none(self):
        said = proportions.of(3, 10, 4, 11)

        self.assertIn("anything from 31 less to 41 percentage points more fits", said.shows)
        self.assertIn("fit with no change at all", said.does_not_show)

    def test_equal_shares_may_still_differ(self):
        said = proportions.of(5, 20, 5, 20)

        self.assertIn("up to 26 percentage points more, or 26 percentage points less, fits as well", said.shows)
        self.assertIn("hardly tell them apart", said.missing)

    def test_without_a_second_group_there_is_nothing_to_compare(self):
        self.assertIn("nothing to compare with", proportions.of(1, 3, 0, 0).does_not_show)
        self.assertEqual(proportions.of(0, 0, 0, 0).shows, "Nothing has been counted yet.")

    def test_one_share_of_few_fits_many(self):
        said = proportions.of_one(0, 20)

        self.assertEqual(said.shows, "0 of 20 (0%). With so few counted, anything from 0% to 16% fits.")
        self.assertIn("one share does not say", said.does_not_show)
        self.assertEqual(proportions.of_one(0, 0).shows, "Nothing has been counted yet.")

    def test_a_clear_difference_never_looks_like_none(self):
        said = proportions.of(1000, 10**6, 850, 10**6)

        self.assertTrue(said.decided)
        self.assertIn("0.015 percentage points less; anything from 0.00", said.shows)
