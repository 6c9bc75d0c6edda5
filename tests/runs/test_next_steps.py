"""Checklists that wait to be run stand on the home page."""

from datetime import time, timedelta

from django.test import TestCase
from django.utils import timezone

from goldseam.activity.home import forget_homes
from goldseam.runs.models import Opportunity, Routine, Run
from goldseam.runs.next_steps import waiting_lists
from tests import make


class WaitingListsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.checklist = make.checklist(cls.acme)
        cls.bo = make.member(cls.acme, "Bo")

    def asked(self, person):
        person = type(person).objects.get(pk=person.pk)
        return [step.title for step in waiting_lists(person, self.acme).steps]

    def home(self, person):
        forget_homes()
        self.client.force_login(person)
        return self.client.get("/acme/")

    def test_what_a_gate_misses_leads_to_the_run_that_it_waits_for(self):
        gate = make.gate(self.acme, clauses=[{"title": "Always", "checklists": [self.checklist]}])
        gate.ask("web", "v2.3")

        page = self.home(self.bo)

        self.assertContains(page, "Checklists to run")
        self.assertContains(page, f"/acme/runs/new?artifact={self.checklist.number}&amp;project=web&amp;ref=v2.3")
        self.assertContains(page, "web · v2.3 · a gate waits for it")

    def test_it_is_gone_once_somebody_began(self):
        Opportunity.open(self.checklist, "api", project="web", ref="v2.3")
        self.assertEqual(self.asked(self.bo), ["Release checklist"])

        Run.start(by=self.ana, artifact=self.checklist, project="web", ref="v2.3")

        self.assertEqual(self.asked(self.bo), [])

    def test_a_list_of_a_team_is_asked_of_the_team(self):
        self.checklist.team = make.team(self.acme, members=[self.bo])
        self.checklist.save()
        Opportunity.open(self.checklist, "api", ref="v2.3")

        self.assertEqual(self.asked(self.bo), ["Release checklist"])
        self.assertEqual(self.asked(self.ana), [])

    def test_what_comes_round_for_one_person_is_asked_of_that_person(self):
        routine = Routine.make(self.checklist, by=self.ana, rhythm="day", time=time(8), person=self.bo)
        routine.come_round(routine.next_at)

        self.assertEqual(self.asked(self.bo), ["Release checklist"])
        self.assertEqual(self.asked(self.ana), [])

    def test_what_is_late_stands_first_and_says_so(self):
        now = timezone.now()
        Opportunity.open(self.checklist, "schedule", ref="later", due_at=now + timedelta(hours=3))
        Opportunity.open(self.checklist, "schedule", ref="late", due_at=now - timedelta(hours=3))

        steps = waiting_lists(self.bo, self.acme).steps

        self.assertEqual([step.mood for step in steps], ["late", "soon"])
        self.assertIn("late", steps[0].why)

    def test_whoever_only_reads_is_asked_for_nothing(self):
        Opportunity.open(self.checklist, "api", ref="v2.3")

        self.assertEqual(self.asked(make.member(self.acme, "Rey", role="reporter")), [])

    def test_many_take_one_query(self):
        for number in range(8):
            Opportunity.open(self.checklist, "api", ref=f"v{number}")

        waiting_lists(self.bo, self.acme)
        with self.assertNumQueries(1):
            steps = waiting_lists(self.bo, self.acme)

        self.assertTrue(steps.has_more)
