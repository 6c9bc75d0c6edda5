"""What gates answered and addresses heard is not kept for ever."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from goldseam.guardrails.forgetting import forget_answers, forget_calls
from goldseam.guardrails.models import Asked, Call
from tests import make


class ForgettingTests(TestCase):
    def test_old_answers_of_a_gate_are_forgotten(self):
        gate = make.gate()
        for ref in ("v1", "v2"):
            gate.ask("web", ref)
        Asked.objects.filter(ref="v1").update(at=timezone.now() - timedelta(days=731))

        forget_answers.call()

        self.assertEqual([asked.ref for asked in gate.asked.all()], ["v2"])

    def test_old_calls_are_forgotten_unless_they_are_tried_again(self):
        address = make.called_address()
        calls = [Call.try_out(address, by=make.person("Ana")) for _ in range(3)]
        old = timezone.now() - timedelta(days=366)
        Call.objects.filter(pk__in=[calls[0].pk, calls[1].pk]).update(made_at=old, next_at=None)
        Call.objects.filter(pk=calls[1].pk).update(next_at=timezone.now())

        forget_calls.call()

        self.assertEqual({call.pk for call in Call.objects.all()}, {calls[1].pk, calls[2].pk})
