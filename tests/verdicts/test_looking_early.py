from unittest import TestCase

from goldseam.statistics.looking_early import any_time
from goldseam.verdicts import looking_early


class LookingTests(TestCase):
    def test_looking_often_without_a_plan_makes_false_alarms(self):
        said = looking_early.of_plan("", looks=5)

        self.assertIn("chance alone would seem to be an effect about 14 times in 100", said.shows)
        self.assertFalse(said.decided)

    def test_a_planned_way_says_how_seldom_chance_must_do_as_much(self):
        said = looking_early.of_plan("obrien_fleming", looks=5)

        self.assertIn("less than once in 1,000 times at the first look, about 4 times in 100 at the last", said.shows)
        self.assertIn("For harm, stop at once", said.does_not_show)

    def test_one_look_and_any_time_need_no_table(self):
        self.assertIn("One look, at the planned end", looking_early.of_plan("once").shows)
        self.assertIn("however often one looks", looking_early.of_plan("any_time").shows)

    def test_an_early_look_needs_a_larger_difference(self):
        said = looking_early.of_look(0.01, look=2, way="obrien_fleming", looks=5)

        self.assertIn("not clear enough to stop", said.shows)
        self.assertEqual(said.missing, "3 more looks are planned.")
        self.assertFalse(said.decided)

    def test_a_very_clear_difference_may_stop_early_and_looks_larger_than_it_is(self):
        said = looking_early.of_look(0.001, look=2, way="obrien_fleming", looks=5)

        self.assertTrue(said.decided)
        self.assertIn("look larger than it is", said.does_not_show)

    def test_the_last_look_proves_no_absence(self):
        said = looking_early.of_look(0.2, look=5, way="bonferroni", looks=5)

        self.assertIn("no proof that there is none", said.does_not_show)

    def test_one_planned_look_claims_at_the_end_alone(self):
        self.assertTrue(looking_early.of_look(0.04, look=1, way="once", looks=1).decided)
        self.assertFalse(looking_early.of_look(0.001, look=1, way="once", looks=2).decided)

    def test_what_was_not_planned_claims_nothing(self):
        for p, look, way in [
            (0.001, 0, "pocock"),
            (0.001, 6, "pocock"),
            (-3, 1, "pocock"),
            (float("nan"), 1, "pocock"),
            (0.001, 1, "any_time"),
            (0.001, 1, "often"),
        ]:
            with self.assertRaises(ValueError):
                looking_early.of_look(p, look, way, looks=5)

    def test_at_any_time_the_bet_must_reach_twenty(self):
        said = looking_early.of_any_time(any_time(14, 19, 200 / 420))

        self.assertEqual(said.shows, "14 of 19 cases so far.")
        self.assertIn("would stand at 3.53 times the stake, and 20 is asked for", said.does_not_show)
        self.assertEqual(any_time(13, 15, 0.5).stops, False)
        self.assertIn("stand at 19 times the stake, and 20 is", str(looking_early.of_any_time(any_time(13, 15, 0.5))))
        self.assertIn("and 100 is asked", str(looking_early.of_any_time(any_time(8, 8, 0.5, alpha=0.01))))
        self.assertTrue(looking_early.of_any_time(any_time(18, 20, 0.5)).decided)
        self.assertEqual(looking_early.of_any_time(any_time(0, 0, 0.5)).shows, "There is no case yet.")
