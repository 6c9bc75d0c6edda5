"""I9 holds also where two plans begin at the same moment."""

from django.test import TransactionTestCase

from goldseam.artifacts.models import Artifact
from goldseam.if_then.listeners import active_plans
from tests import make
from tests.together import together


class AtOnceTests(TransactionTestCase):
    def test_two_plans_that_begin_at_once_do_not_both_become_the_third(self):
        acme = make.organisation()
        plans = [make.plan(acme, response=response) for response in ("I stop", "I look up", "I ask", "I wait")]
        for plan in plans[:2]:
            plan.activate(by=plan.owner, despite="It is needed today.")

        together(*(begin(plan) for plan in plans[2:]))

        self.assertEqual(active_plans(plans[0].owner, acme.pk).count(), 3)


def begin(plan):
    return lambda: Artifact.objects.get(pk=plan.pk).activate(by=plan.owner, despite="It is needed today.")
