"""What experiments bring to the home page, and what they remind of."""

from datetime import date, timedelta
from unittest.mock import patch

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldseam.activity import delivery
from goldseam.activity.models import Activity, Notification
from goldseam.experiments import null_reminders
from goldseam.experiments.models import Decision, PlanVersion
from goldseam.experiments.next_steps import experiments
from tests import make
from tests.experiments.test_library import LibraryTestCase


class HomeTests(LibraryTestCase):
    def steps(self, who=None):
        return experiments(who or self.ana, self.acme).steps

    def lines(self, who=None):
        return [(step.title, step.time_left) for step in self.steps(who)]

    def ending(self, cycle, days):
        version = cycle.current_plan
        version.content |= {"ends_on": (timezone.localdate() + timedelta(days=days)).isoformat()}
        PlanVersion.objects.filter(pk=version.pk).update(content=version.content)

    def test_what_runs_says_how_much_time_is_left(self):
        self.ending(make.running_cycle(self.acme, title="A"), 3)
        self.ending(make.running_cycle(self.acme, title="B"), 0)
        self.ending(make.running_cycle(self.acme, title="C"), -2)

        lines = [("C", "Its time is over"), ("B", "Its last day"), ("A", "3 days left")]
        self.assertEqual(self.lines(), lines)

    def test_what_was_stopped_comes_first(self):
        self.ending(make.running_cycle(self.acme, title="A"), -2)
        stopped = make.running_cycle(self.acme, title="B")
        stopped.pause(by=self.ana, why="Somebody hurried.")

        first = self.steps()[0]

        self.assertEqual((first.title, first.mood, first.why), ("B", "late", "It was stopped: Somebody hurried."))

    def test_a_second_person_is_asked_to_agree(self):
        cycle = make.running_cycle(self.acme, title="A", team=self.payments)
        self.payments.members.add(self.bo)
        self.bo.__dict__.pop("sight", None)
        cycle.pause(by=self.ana, why="Somebody hurried.")
        cycle.ask_to_resume(by=self.ana, reason="We are slower now.")

        self.assertEqual(self.lines(self.bo), [("A", "Yours to answer")])
        self.assertEqual(self.lines(), [("A", "Stopped")])
        self.assertEqual(self.lines(make.member(self.acme, "Cy")), [])

    def test_what_was_studied_waits_for_a_decision(self):
        cycle = make.running_cycle(self.acme)
        cycle.study(by=self.ana, happened="A", learned="B", why_different="C")

        (step,) = self.steps()

        self.assertEqual(step.href, f"{cycle.get_absolute_url()}#act")

    def test_a_null_that_nobody_knows_of_is_pointed_out(self):
        cycle = self.tried(publish=False)
        self.tried("B", publish=False, verdict="as_predicted", kind="adopt", reason="It came.")

        (step,) = self.steps()
        self.assertEqual(step.href, f"{cycle.get_absolute_url()}/publication")

        cycle.publish(by=self.ana, context="A night shift.")
        self.assertEqual(self.steps(), [])

    def test_alone_there_is_nobody_to_tell(self):
        cleo = make.person("Cleo")
        alone = make.organisation(owner=cleo, name="Cleo", size="solo")
        make.decided_cycle(alone)

        self.assertEqual(experiments(cleo, alone).steps, [])

    def test_a_gain_that_slips_is_told_until_somebody_goes_on(self):
        cycle = self.tried(publish=False, verdict="as_predicted", kind="adopt", reason="It came.")
        cycle.adopt_as_new(by=self.ana, title="Ask for the end date", text="Ask for the end date.")
        holding = cycle.adoption.holdings.first()
        holding.slipped_at, holding.why = timezone.now(), "It is as it was before."
        holding.save()

        self.assertEqual(self.lines(), [(cycle.title, "Slipping")])
        cycle.follow_up(by=self.ana, next_risks="Nothing we know of.")
        self.assertEqual(self.lines(), [])

    def test_others_have_their_own(self):
        make.running_cycle(self.acme)

        self.assertEqual(self.steps(self.bo), [])

    def test_it_asks_no_more_because_there_is_more(self):
        counts = []
        self.steps()
        for _round in (1, 2):
            for _number in range(3):
                make.running_cycle(self.acme).pause(by=self.ana, why="Somebody hurried.")
                self.tried(publish=False)
            with CaptureQueriesContext(connection) as asked:
                self.steps()
            counts.append(len(asked))

        self.assertEqual(counts[0], counts[1])
        self.assertLess(counts[0], 10)


class NullReminderTests(LibraryTestCase):
    def decided(self, days, **details):
        cycle = self.tried(publish=False, **details)
        Decision.objects.filter(cycle=cycle).update(at=timezone.now() - timedelta(days=days))
        return cycle

    def remind(self):
        with patch.object(null_reminders, "is_day_in", return_value=True):
            null_reminders.remind_of_nulls.call()
        while delivery.deliver():
            pass
        return [one.subject.pk for one in Activity.objects.filter(kind="cycle.untold")]

    def test_whoever_looks_after_a_null_is_reminded_once(self):
        cycle = self.decided(days=8)

        self.assertEqual(self.remind(), [cycle.pk])
        self.assertEqual(self.remind(), [cycle.pk])
        told = Notification.objects.filter(activity__kind="cycle.untold")
        self.assertEqual([one.person for one in told], [self.ana])

    def test_a_week_is_left_to_do_it(self):
        self.decided(days=6)
        self.decided(days=40)

        self.assertEqual(self.remind(), [])

    def test_what_is_published_or_came_is_left_in_peace(self):
        self.decided(days=8).publish(by=self.ana, context="A night shift.")
        self.decided(days=8, verdict="as_predicted", kind="adopt", reason="It came.")

        self.assertEqual(self.remind(), [])

    def test_it_is_given_on_a_day_that_is_known(self):
        self.assertLess(date.min, null_reminders.day_of(self.decided(days=8)))
