"""What several say or do at the same moment happens once."""

from datetime import time

from django.test import TransactionTestCase

from goldseam.runs.models import Opportunity, Routine
from tests import make
from tests.together import together


class AtOnceTests(TransactionTestCase):
    def setUp(self):
        self.ana = make.person("Ana")
        self.acme = make.organisation(self.ana)
        self.checklist = make.checklist(self.acme)

    def routine(self, person=None):
        return Routine.make(self.checklist, by=self.ana, rhythm="day", time=time(8), person=person)

    def come_round(self, routine):
        return lambda: Routine.objects.get(pk=routine.pk).come_round(routine.next_at)

    def test_the_same_work_said_by_two_tools_opens_one_moment(self):
        """Several rounds: who comes first is chance."""
        for number in range(5):
            about = {"project": "web", "ref": f"v{number}"}
            said = {"api": about, "webhook": about | {"once": f"delivery {number}"}}

            moments = together(
                *(lambda by=by, say=say: Opportunity.open(self.checklist, by, **say) for by, say in said.items())
            )

            self.assertEqual(moments[0], moments[1])
            self.assertEqual(Opportunity.objects.filter(**about).count(), 1)

    def test_two_workers_open_one_moment_of_a_routine(self):
        routine = self.routine()

        moments = together(self.come_round(routine), self.come_round(routine))

        self.assertEqual(Opportunity.objects.count(), 1)
        self.assertIn(None, moments)

    def test_what_comes_round_for_two_people_at_the_same_time_is_opened_for_both(self):
        bo = make.member(self.acme, "Bo")

        together(*(self.come_round(self.routine(person)) for person in (self.ana, bo)))

        self.assertEqual({moment.person for moment in Opportunity.objects.all()}, {self.ana, bo})
