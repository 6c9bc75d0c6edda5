"""Decisions, vetoes and answers at the same moment."""

from datetime import timedelta

from django.test import TransactionTestCase
from django.utils import timezone

from goldseam.decisions.models import Acceptance, Decision
from goldseam.red_teams.models import Drill, Ending, Veto
from tests import make
from tests.together import together


class AtOnceTests(TransactionTestCase):
    def setUp(self):
        self.acme = make.organisation()
        self.ana, self.bo = make.person("Ana"), make.member(self.acme, "Bo")
        self.decision = make.complete_decision(self.acme)

    def same(self, thing):
        return type(thing).objects.get(pk=thing.pk)

    def test_accepting_at_the_same_moment_is_accepting_once(self):
        accept = lambda: self.same(self.decision).accept(by=self.ana)  # noqa: E731

        results = together(accept, accept)

        self.assertEqual([error for error in results if error], [])
        self.assertEqual(Acceptance.objects.count(), 1)

    def test_what_is_vetoed_and_accepted_at_the_same_moment_is_one_of_both(self):
        veto = {"veto_scope": "all", "veto_until": timezone.localdate() + timedelta(days=5)}
        drill = make.running_drill(self.acme, members=[self.bo], decision=self.decision, **veto)
        drill.report(by=self.bo, summary="Nothing, so far.")  # It holds nothing up any more, and may still say no.

        together(
            lambda: self.same(drill).veto(by=self.bo, reason="No."),
            lambda: self.same(self.decision).accept(by=self.ana),
        )

        is_accepted = Decision.objects.get(pk=self.decision.pk).is_accepted
        self.assertNotEqual(is_accepted, Veto.objects.exists())

    def test_the_last_two_answers_at_the_same_moment_end_it_once(self):
        drill = make.reported_drill(self.acme, members=[self.bo], points=("One", "Two"))
        answers = [
            lambda finding=finding: Drill.objects.get(pk=drill.pk).answer(finding, self.ana, "reject", "It was tried.")
            for finding in drill.findings.all()
        ]

        results = together(*answers)

        self.assertEqual([error for error in results if isinstance(error, Exception)], [])
        self.assertEqual(Ending.objects.count(), 1)
