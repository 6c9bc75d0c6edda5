from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.activity.models import Activity
from goldseam.experiments.models import Cycle
from tests import make


class CycleTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")

    def test_a_cycle_goes_from_a_plan_to_a_decision(self):
        cycle = make.startable_cycle(self.acme)
        states = [cycle.state]
        cycle.start(by=self.ana)
        states.append(cycle.state)
        cycle.pause(by=self.ana, why="We saw somebody hurry.", stop="harm")
        states.append(cycle.state)
        cycle.study(by=self.ana, happened="We stopped it.", learned="It makes people hurry.")
        states.append(cycle.state)
        cycle.decide(by=self.ana, kind="abandon", reason="It does harm.")
        states.append(cycle.state)

        self.assertEqual(states, ["planned", "running", "paused", "studied", "decided"])

    def test_each_state_is_found_by_its_name(self):
        found = {
            "planned": make.cycle(self.acme),
            "running": make.running_cycle(self.acme),
            "decided": make.decided_cycle(self.acme),
        }

        for state, cycle in found.items():
            self.assertEqual([*getattr(Cycle.objects, state)()], [cycle], state)

    def test_a_cycle_needs_a_title(self):
        with self.assertRaises(ValidationError) as refused:
            make.cycle(self.acme, title=" \0 ")

        self.assertIn("title", refused.exception.message_dict)

    def test_only_the_team_sees_what_it_tries(self):
        team = make.team(self.acme, members=[self.ana])
        bo = make.member(self.acme, "Bo")
        cycle = make.cycle(self.acme, team=team)

        self.assertTrue(Cycle.objects.visible_to(self.ana).contains(cycle))
        self.assertFalse(Cycle.objects.visible_to(bo).contains(cycle))
        self.assertTrue(Activity.objects.visible_to(self.ana).history_of(cycle).exists())
        self.assertFalse(Activity.objects.visible_to(bo).history_of(cycle).exists())

    def test_events_that_somebody_may_not_see_are_not_shown_with_it(self):
        bo = make.member(self.acme, "Bo")
        hidden = make.event(self.acme, visibility="restricted")
        cycle = make.cycle(self.acme, events=[hidden])

        self.assertEqual([*cycle.events_for(bo)], [])
        self.assertEqual([*cycle.events_for(self.ana)], [hidden])

    def test_what_happens_to_it_can_be_read(self):
        cycle = make.decided_cycle(self.acme)

        sentences = [activity.sentence for activity in Activity.objects.history_of(cycle).order_by("pk")]

        self.assertIn("Ana started the experiment “Ask for the end date at hand-over”", sentences)
        self.assertIn("Ana decided what becomes of “Ask for the end date at hand-over”", sentences)

    def test_what_answers_an_event_of_a_team_stays_with_the_team(self):
        team = make.team(self.acme, members=[self.ana])
        event = make.event(self.acme, team=team, visibility="team")

        self.assertEqual(make.cycle(self.acme, events=[event]).team, team)

    def test_another_title_leaves_it_with_its_team(self):
        team = make.team(self.acme, members=[self.ana])
        cycle = make.cycle(self.acme, team=team)

        cycle.rename(by=self.ana, title="Ask twice")

        self.assertEqual((cycle.title, cycle.team, cycle.owner), ("Ask twice", team, self.ana))

    def test_what_only_a_team_measures_is_not_handed_to_others(self):
        team = make.team(self.acme, members=[self.ana])
        cycle = make.startable_cycle(self.acme, team=team, watching=make.series(self.acme, team=team))

        with self.assertRaises(ValidationError) as refused:
            cycle.rename(by=self.ana, title="For all", team=None)

        self.assertIn("team", refused.exception.message_dict)
