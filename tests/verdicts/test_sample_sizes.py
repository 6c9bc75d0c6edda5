from unittest import TestCase

from goldseam.verdicts import sample_sizes


class SampleSizeTests(TestCase):
    def test_it_says_how_many_cases_a_share_takes(self):
        said = sample_sizes.of_shares(0.2, 0.1, per_unit=12)

        self.assertIn("To tell 20% from 10%, it takes 199 cases before and as many after.", said.shows)
        self.assertIn("With the cases that come in, that is 16.6 weeks for each.", said.shows)

    def test_with_fewer_cases_it_says_what_could_be_seen(self):
        said = sample_sizes.of_shares(0.2, 0.1, available=40)

        self.assertIn("“no clear difference” would not mean that there is none", said.does_not_show)
        self.assertEqual(said.missing, "With 40 in each group, only a fall to 1.1% or lower could be told from chance.")
        self.assertFalse(said.decided)

    def test_with_enough_cases_one_trial_in_four_still_misses_it(self):
        said = sample_sizes.of_shares(0.2, 0.1, available=200)

        self.assertIn("one in four trials", said.does_not_show)
        self.assertTrue(said.decided)

    def test_a_handful_of_cases_shows_nothing(self):
        self.assertIn("no change could be told from chance", sample_sizes.of_shares(0.2, 0.1, available=5).missing)

    def test_a_rare_event_takes_years_and_it_says_what_answers_sooner(self):
        """Section 8 of the domain: 94.2 weeks before, and as long after."""
        said = sample_sizes.of_rates(0.5, 0.25)

        self.assertIn("To tell 0.5 from 0.25 in each week, one has to count for 94.2 weeks before", said.shows)
        self.assertIn("answers sooner", said.missing)

    def test_in_a_few_weeks_not_even_its_end_could_be_seen(self):
        self.assertIn("In 5 weeks, not even its complete end", sample_sizes.of_rates(0.5, 0.25, available=5).missing)
        self.assertIn("only a rise to", sample_sizes.of_rates(2, 3, available=20).missing)

    def test_averages_take_values(self):
        said = sample_sizes.of_means(12, 5, available=10, unit="minutes")

        self.assertIn("averages 5 minutes apart", said.shows)
        self.assertIn("it takes 92 values before and as many after", said.shows)
        self.assertEqual(
            said.missing, "With 10 in each group, averages must be 15.8 minutes apart to be told from chance."
        )

    def test_what_is_quick_takes_more_than_nothing(self):
        self.assertNotIn(" 0 ", sample_sizes.of_rates(1000, 1).shows)

    def test_no_expected_difference_needs_a_prediction_first(self):
        for said in (sample_sizes.of_shares(0.2, 0.2), sample_sizes.of_rates(1, 1), sample_sizes.of_means(1, 0)):
            self.assertIn("No difference is expected", said.shows)
            self.assertFalse(said.decided)
