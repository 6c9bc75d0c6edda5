from unittest import TestCase

from goldseam.statistics.agreement import kappa, r_wg, turns
from goldseam.verdicts import agreement


class AgreementTests(TestCase):
    def test_two_raters_agree_beyond_guessing(self):
        said = agreement.of_kappa(kappa("PPCICPICPCPC", "PCCICPIPPCPC"))

        self.assertIn("They agree on 83% of 12 things.", said.shows)
        self.assertIn("By guessing alike they would agree on 38%", said.shows)
        self.assertIn("both can be wrong in the same way", said.does_not_show)
        self.assertEqual(said.missing, "Let both sort at least 8 more things.")

    def test_one_kind_alone_says_nothing(self):
        self.assertIn("everything into the same kind", agreement.of_kappa(kappa("PP", "PP")).shows)
        self.assertIn("Too early", agreement.of_kappa(kappa("", "")).does_not_show)

    def test_a_team_that_differs_gets_no_single_number(self):
        self.assertEqual(
            agreement.of_shared_view(r_wg([[1, 7], [7, 1]] * 4)).shows, "Members see this very differently."
        )
        self.assertEqual(agreement.of_shared_view(r_wg([[5, 6]] * 8)).shows, "Members see this much alike.")

    def test_full_agreement_is_told_without_an_interval(self):
        said = agreement.of_kappa(kappa("PC" * 10, "PC" * 10))

        self.assertIn("They agree on 100% of 20 things.", said.shows)
        self.assertIn("Whether they differ elsewhere, it does not say.", said.shows)
        self.assertNotIn("from 1 to 1", said.shows)

    def test_two_answers_out_of_eight_people_are_protected(self):
        said = agreement.of_shared_view(r_wg([[1], [7]] + [[None]] * 6))

        self.assertEqual(said.missing, "6 more people are needed.")

    def test_a_small_team_is_protected(self):
        said = agreement.of_shared_view(r_wg([[5, 6]] * 6))

        self.assertIn("would tell who thinks what", said.does_not_show)
        self.assertEqual(said.missing, "2 more people are needed.")

    def test_talk_is_told_as_equal_speakers(self):
        said = agreement.of_turns(turns([40, 5, 5, 5, 5]))

        self.assertIn("as if 3 of 5 people had spoken equally", said.shows)
        self.assertIn("How much somebody says is not how much it is worth", said.does_not_show)

    def test_who_was_not_heard_is_counted_and_not_named(self):
        self.assertIn("2 people were not heard.", agreement.of_turns(turns([30, 0, 0])).shows)

    def test_of_two_only_the_shares_and_of_one_nothing(self):
        self.assertEqual(agreement.of_turns(turns([3, 1])).shows, "The largest share of one person was 75%.")
        self.assertEqual(agreement.of_turns(turns([5])).shows, "There was not enough talk to measure.")
