"""Values that come in at the same moment: a watch fires once, and nobody waits for somebody who waits for them."""

from datetime import timedelta

from django.test import TransactionTestCase
from django.utils import timezone

from goldseam.experiments.models import Cycle
from goldseam.guardrails.models import Breach, Call, Gate, Watch
from goldseam.measurements.models import Series, Value
from goldseam.reviews.models import Review
from tests import make
from tests.together import together


class AtOnceTests(TransactionTestCase):
    def setUp(self):
        self.acme = make.organisation()
        self.series = make.watched_series(self.acme)
        self.now = timezone.now().replace(microsecond=0)

    def all_went_well(self, *doings) -> list:
        results = together(*doings)
        self.assertEqual([error for error in results if isinstance(error, Exception)], [])
        return results

    def add(self, amount, minutes, to=None):
        value = Value(self.now - timedelta(minutes=minutes), amount)
        return lambda: Series.objects.get(pk=(to or self.series).pk).add([value], source="api")

    def test_many_values_beyond_the_limit_are_one_breach(self):
        cycle = make.running_cycle(self.acme, watching=self.series)
        make.armed_watch(self.series, pauses_all=True, address=make.called_address(self.acme))

        self.all_went_well(*[self.add(3.2, minutes) for minutes in (5, 5, 6, 7)])

        self.assertEqual((Breach.objects.count(), Review.objects.count(), Call.objects.count()), (1, 1, 1))
        self.assertEqual(Cycle.objects.get(pk=cycle.pk).state, "paused")

    def test_two_measurements_that_stop_the_same_experiments_in_another_order_do_not_wait_for_each_other(self):
        other = make.watched_series(self.acme, title="Other")
        cycles = [make.running_cycle(self.acme, events=[make.event(self.acme)]) for _ in range(2)]
        for series, order in ((self.series, cycles), (other, cycles[::-1])):
            for cycle in order:
                make.armed_watch(series, cycle=cycle)

        self.all_went_well(self.add(3.2, 5), self.add(3.2, 5, to=other))

        self.assertEqual((Breach.objects.count(), Cycle.objects.paused().count()), (4, 2))

    def test_it_is_armed_again_while_values_come_in(self):
        watch = make.armed_watch(self.series)
        self.add(3.2, 9)()

        def arm():
            Watch.objects.get(pk=watch.pk).re_arm(by=watch.owner, reason="Seen.")

        self.all_went_well(arm, self.add(3.1, 5), arm, self.add(4.0, 4))

        self.assertLessEqual(Breach.objects.filter(re_armed_at=None).count(), 1)
        self.assertIn(Breach.objects.count(), (1, 2))

    def test_a_gate_that_is_retired_while_others_make_it_active_is_not_active_too(self):
        gate = make.gate(self.acme, clauses=[{"title": "Always", "checks": ["smoke"]}], stage="draft")

        def one():
            return Gate.objects.get(pk=gate.pk)

        together(
            lambda: one().retire(gate.owner, "Old"),
            lambda: one().activate(gate.owner),
            lambda: one().begin_trial(gate.owner),
        )

        found = one()
        self.assertEqual([hasattr(found, name) for name in ("trial", "activation", "retirement")], [False, False, True])
