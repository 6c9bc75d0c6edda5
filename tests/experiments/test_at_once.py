"""Stops, hand-overs and adoptions at the same moment: nobody waits for somebody who waits for them."""

from contextlib import suppress
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.test import TransactionTestCase
from django.utils import timezone

from goldseam.artifacts.models import Artifact
from goldseam.events.models import Event
from goldseam.experiments.models import Cycle
from goldseam.measurements.models import Series, Value
from tests import make
from tests.together import together


class AtOnceTests(TransactionTestCase):
    def setUp(self):
        self.acme = make.organisation()
        self.ana = self.acme.memberships.get(role="owner").person
        self.errors = make.series(self.acme, by=self.ana)

    def all_went_well(self, *doings) -> list:
        results = together(*doings)
        self.assertEqual([error for error in results if isinstance(error, Exception)], [])
        return results

    def same(self, thing):
        return type(thing).objects.select_related("organisation").get(pk=thing.pk)

    def running(self, events=()):
        stop = {"kind": "guardrail", "series": self.errors.number, "rule": "limit", "side": "above", "limit": 8}
        return make.running_cycle(self.acme, watching=self.errors, days_ago=3, stops=[stop], events=events)

    def add(self, amount, hours):
        moment = timezone.now() - timedelta(hours=hours)
        return lambda: self.same(self.errors).add([Value(moment, amount)], by=self.ana)

    def test_values_come_in_while_people_choose_what_is_looked_at(self):
        cycles = [self.running() for _ in range(2)]
        other = make.series(self.acme, by=self.ana, title="Minutes")
        watch = [lambda one=one: self.same(one).watch(self.ana, self.same(other), "process") for one in cycles]
        again = [lambda one=one: self.unwatch(one, other) for one in cycles]

        self.all_went_well(self.add(9, 1), self.add(20, 2), *watch, *again)

        self.assertEqual(Cycle.objects.paused().count(), 2)

    def unwatch(self, cycle, series):
        """Refused where values came in first."""
        with suppress(ValidationError):
            self.same(cycle).unwatch(self.ana, self.same(series))

    def test_a_matter_is_handed_over_while_what_answers_it_stops(self):
        event, other = make.event(self.acme), make.event(self.acme)
        cycles = [self.running([event, other]), self.running([other]), self.running([event, other])]
        handed = [
            lambda one=one: self.same(one).hand_to_other_process(self.ana, keep_text=True) for one in (event, other)
        ]

        self.all_went_well(self.add(9, 1), *handed, self.add(20, 2))

        self.assertEqual(Cycle.objects.paused().count(), len(cycles))
        self.assertEqual(Event.objects.filter(hand_over__isnull=False).count(), 2)

    def test_what_was_tried_is_adopted_while_others_revise_and_hand_over(self):
        event = make.event(self.acme)
        cycle = make.decided_cycle(self.acme, kind="adopt", reason="We like it.", events=[event])
        list_ = Artifact.make(self.acme, self.ana, "Hand-over", "procedure", content={"text": "Ask."})
        adopt = lambda: self.same(cycle).adopt_into(self.ana, self.same(list_), text="Ask for the date.")  # noqa: E731
        revise = lambda: self.same(list_).revise(self.ana, because_of=self.same(event), aim="Nothing expires.")  # noqa: E731
        hand_over = lambda: self.same(event).hand_to_other_process(self.ana, keep_text=True)  # noqa: E731

        self.all_went_well(adopt, revise, hand_over)

        self.assertTrue(self.same(cycle).is_adopted)

    def test_a_condition_is_amended_while_the_value_that_meets_it_comes_in(self):
        cycle = self.running()
        stop = {"kind": "guardrail", "series": self.errors.number, "rule": "limit", "side": "above", "limit": 4}
        amend = lambda: self.same(cycle).amend(self.ana, reason="It was too high.", stops=[stop])  # noqa: E731

        self.all_went_well(amend, self.add(6, 1), lambda: self.same(cycle).rename(self.ana, "Ask"))

        self.assertEqual(self.same(cycle).state, "paused")
        self.assertEqual(Series.objects.get(pk=self.errors.pk).points.count(), 1)
