"""What waits to be sorted, who is told of it, and what comes back."""

from datetime import timedelta
from unittest.mock import patch

from django.utils import timezone

from goldseam.activity.models import Notification
from goldseam.events.models import Event
from goldseam.reporting.models import Message, Outcome, Thanks
from goldseam.triage import reminders
from goldseam.triage.models import Waiting
from goldseam.triage.next_steps import triage
from tests import make
from tests.triage.desk import DeskTestCase


class WaitingTests(DeskTestCase):
    def waits_by_itself(self, by=None, **details):
        event = make.event(self.acme, by=by or self.ana, **details)
        self.deliver()
        return self.waits(event)

    def test_near_misses_and_what_stands_beside_them_wait(self):
        for kind in ("near_miss", "good_catch", "good_care", "unsafe_condition"):
            self.assertTrue(self.waits_by_itself(kind=kind), kind)

    def test_what_colleagues_log_as_setbacks_does_not(self):
        self.assertFalse(self.waits_by_itself(kind="setback"))
        self.assertFalse(self.waits_by_itself(kind="incident"))

    def test_what_reporters_and_machines_tell_waits_whatever_it_is(self):
        self.assertTrue(self.waits_by_itself(by=self.rae, kind="incident"))
        self.assertTrue(self.waits_by_itself(source="webhook", kind="incident"))
        self.assertTrue(self.waits_by_itself(source="report", kind="setback"))

    def test_what_was_sorted_elsewhere_does_not(self):
        self.assertFalse(self.waits_by_itself(source="import", kind="near_miss"))
        self.assertFalse(self.waits_by_itself(source="sample", kind="near_miss"))

    def test_what_has_been_decided_does_not_wait_again(self):
        event = make.event(self.acme, by=self.ana, kind="near_miss")
        Waiting.begin(event)
        self.decide(event)
        self.deliver()

        self.assertFalse(self.waits(event))

    def test_an_answer_brings_it_back_before_the_week_is_over(self):
        event = self.reported()
        Message.ask(event, self.ana, "Which shelf was it?")
        self.decide(event, "ask")
        self.assertFalse(Waiting.objects.due().exists())

        Message.answer(event, self.rae, "The upper one.")
        self.deliver()
        self.assertTrue(Waiting.objects.due().exists())

    def test_so_does_the_end_of_the_week(self):
        event = self.reported()
        Message.ask(event, self.ana, "Which shelf was it?")
        self.decide(event, "ask")

        with patch.object(timezone, "localdate", return_value=timezone.localdate() + timedelta(days=7)):
            self.assertTrue(Waiting.objects.due().exists())


class HomeTests(DeskTestCase):
    def steps(self, who):
        return [(step.title, step.time_left) for group in triage(who, self.acme) for step in group.steps]

    def test_the_home_page_says_how_many_wait_and_for_how_long(self):
        for days in (2, 6, 0):
            self.reported(days=days)

        self.assertEqual(self.steps(self.bo), [("3 reports wait to be sorted", "The oldest for 6 days")])
        self.assertEqual(self.steps(self.rae), [])

    def test_those_who_look_after_it_are_reminded_once(self):
        self.reported(days=8)
        self.reported(days=3)
        self.deliver()
        with patch.object(reminders, "is_day_in", return_value=True):
            for _twice in range(2):
                reminders.remind_of_waiting.call()
                self.deliver()

        told = Notification.objects.filter(activity__kind="triage.overdue").values_list("person__name", flat=True)
        self.assertEqual(list(told), ["Ana"])


class MergedTests(DeskTestCase):
    """Two reported the same thing: both hear what came of it."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.kept = make.event(cls.acme, by=cls.rae, kind="near_miss")
        cls.told_twice = make.event(cls.acme, by=make.member(cls.acme, "Cy", role="reporter"), kind="near_miss")

    def heard(self):
        event = Event.objects.get(pk=self.told_twice.pk)
        return [one.text for one in (*event.thanks.all(), *Outcome.objects.filter(event=event))]

    def test_what_is_said_later_reaches_both(self):
        self.told_twice.merge_into(self.ana, self.kept)
        Thanks.give(self.kept, self.ana, "Thank you.")
        Outcome.tell(self.kept, self.ana, "The shelf has a lock now.", is_change=True)
        self.deliver()

        self.assertEqual(self.heard(), ["Thank you.", "The shelf has a lock now."])

    def test_so_does_what_was_said_before(self):
        Outcome.tell(self.kept, self.ana, "The shelf has a lock now.", is_change=True)
        self.told_twice.merge_into(self.ana, self.kept)
        self.deliver()
        self.assertEqual(self.heard(), ["The shelf has a lock now."])

        self.kept.outcome.withdraw(by=self.ana)
        self.deliver()
        self.assertEqual(self.heard(), [])
