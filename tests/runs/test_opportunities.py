"""Moments at which a checklist should have been used."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import TestCase
from django.utils import timezone

from goldseam.runs.models import Opportunity, Run
from tests import make


class OpportunityTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.checklist = make.checklist(cls.acme)

    def open(self, source="webhook", **about):
        return Opportunity.open(self.checklist, source, **about)

    def test_the_same_work_opens_it_once_whoever_says_it(self):
        first = self.open(project="web", ref="v2.3")
        again = self.open("gate", project="web", ref=" v2.3 ")
        other = self.open(project="web", ref="v2.4")

        self.assertEqual(first, again)
        self.assertNotEqual(first, other)

    def test_the_same_call_opens_it_once(self):
        self.assertEqual(self.open(once="delivery 7"), self.open(once="delivery 7"))

    def test_the_database_keeps_it_single_where_two_say_it_at_once(self):
        self.open(project="web", ref="v2.3")

        with self.assertRaises(IntegrityError), transaction.atomic():
            Opportunity.objects.create(artifact=self.checklist, project="web", ref="v2.3")

    def test_it_waits_until_it_is_run(self):
        moment = self.open(ref="v2.3")
        self.assertEqual(list(Opportunity.objects.waiting()), [moment])

        run = Run.start(by=self.ana, artifact=self.checklist, ref="v2.3")

        self.assertEqual(run.opportunity, moment)
        self.assertFalse(Opportunity.objects.waiting().exists())

    def test_it_waits_until_somebody_says_why_it_was_not_needed(self):
        moment = self.open(ref="v2.3")
        with self.assertRaisesMessage(ValidationError, "why it was not needed"):
            moment.dismiss(by=self.ana, reason=" ")

        moment.dismiss(by=self.ana, reason="Only a typo in the docs.")

        self.assertFalse(Opportunity.objects.waiting().exists())
        self.assertEqual(moment.dismiss(by=self.ana, reason="Again").reason, "Only a typo in the docs.")

    def test_what_has_been_run_was_needed(self):
        moment = self.open(ref="v2.3")
        Run.start(by=self.ana, artifact=self.checklist, ref="v2.3")

        with self.assertRaisesMessage(ValidationError, "run by now"):
            moment.dismiss(by=self.ana, reason="Not needed.")

    def test_what_was_begun_by_mistake_is_asked_for_again(self):
        moment = self.open(ref="v2.3")
        Run.start(by=self.ana, artifact=self.checklist, ref="v2.3").abandon(by=self.ana, reason="The wrong list.")

        self.assertEqual(list(Opportunity.objects.waiting()), [moment])
        moment.dismiss(by=self.ana, reason="Only a typo in the docs.")
        self.assertFalse(Opportunity.objects.waiting().exists())

    def test_nobody_is_asked_any_more_where_people_went_on_without_it(self):
        moment = self.open(ref="v2.3")

        Opportunity.objects.filter(ref="v2.3").let_go()
        self.assertFalse(Opportunity.objects.waiting().exists())

        Opportunity.objects.filter(ref="v2.3").ask_again()
        self.assertEqual(list(Opportunity.objects.waiting()), [moment])

    def test_one_for_somebody_else_is_not_asked_of_me(self):
        bo = make.member(self.acme, "Bo")
        for_bo, for_all = self.open(ref="a", person=bo), self.open(ref="b")

        self.assertEqual(set(Opportunity.objects.asked_of(bo)), {for_bo, for_all})
        self.assertEqual(list(Opportunity.objects.asked_of(self.ana)), [for_all])

    def test_an_old_one_is_not_asked_for_any_more(self):
        self.open(ref="old", at=timezone.now() - timedelta(days=15))

        self.assertFalse(Opportunity.objects.waiting().exists())

    def test_a_retired_checklist_is_asked_for_no_more(self):
        self.open(ref="v1")
        self.checklist.retire(by=self.ana, reason="A gate does it.")

        self.assertFalse(Opportunity.objects.waiting().exists())
        with self.assertRaises(ValidationError):
            self.open(ref="v2")
