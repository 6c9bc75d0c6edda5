"""The table by which a way on is suggested, row by row. It needs no database."""

from unittest import TestCase

from goldseam.triage.routes import Route
from goldseam.triage.suggesting import RULES, Facts, suggest


class SuggestingTests(TestCase):
    def suggested(self, **facts):
        return suggest(Facts(**facts)).route

    def test_danger_that_remains_is_acted_on_before_all_else(self):
        self.assertEqual(self.suggested(danger_remains=True, is_gate_matter=True, potential=5), Route.ACT_NOW)

    def test_a_gate_matter_goes_to_the_other_process(self):
        self.assertEqual(self.suggested(is_gate_matter=True, reach="reached_harm", actual=5), Route.OTHER_PROCESS)

    def test_harm_of_three_or_more_is_written_up(self):
        self.assertEqual(self.suggested(reach="reached_harm", actual=3, potential=3), Route.POSTMORTEM)
        self.assertEqual(self.suggested(actual=3), Route.POSTMORTEM)
        self.assertNotEqual(self.suggested(reach="reached_harm", actual=2, potential=2), Route.POSTMORTEM)
        self.assertNotEqual(self.suggested(reach="stopped", actual=3, potential=2), Route.POSTMORTEM)

    def test_what_could_have_been_major_and_was_stopped_by_little_is_looked_at_within_three_days(self):
        for narrowly in ({"detection": "chance", "held": 3}, {"detection": "self_catch", "held": 2}, {"held": 1}, {}):
            found = suggest(Facts(potential=4, reach="stopped", **narrowly))
            self.assertEqual((found.route, found.within), (Route.AAR, "within 72 hours"), narrowly)

    def test_the_same_that_reached_somebody_is_written_up(self):
        self.assertEqual(self.suggested(potential=4, reach="reached_no_harm", held=1), Route.POSTMORTEM)

    def test_what_happens_again_and_again_is_a_pattern(self):
        self.assertEqual(self.suggested(potential=2, alike=2), Route.CLUSTER)
        self.assertEqual(self.suggested(potential=4, held=2, alike=2), Route.CLUSTER)
        self.assertEqual(self.suggested(potential=2, alike=1), Route.BATCH)

    def test_what_could_have_been_major_and_met_several_layers_is_talked_about(self):
        found = suggest(Facts(potential=5, held=2, detection="scheduled_check"))
        self.assertEqual((found.route, found.within), (Route.AAR, ""))

    def test_what_could_have_been_moderate_is_noted_where_a_designed_layer_held(self):
        self.assertEqual(self.suggested(potential=3, held_by_design=True), Route.NOTE)
        self.assertEqual(self.suggested(potential=3, detection="chance"), Route.AAR)

    def test_little_is_kept_for_the_month(self):
        for potential in (1, 2):
            self.assertEqual(self.suggested(potential=potential), Route.BATCH)

    def test_good_care_is_noted_for_others(self):
        self.assertEqual(self.suggested(went_well=True), Route.NOTE)

    def test_what_is_unclear_is_asked_about_where_somebody_can_be_asked(self):
        self.assertEqual(self.suggested(), Route.ASK)
        self.assertEqual(self.suggested(may_ask=False), Route.NOTE)

    def test_every_suggestion_says_why(self):
        self.assertTrue(all(str(rule.why) for rule in RULES))
