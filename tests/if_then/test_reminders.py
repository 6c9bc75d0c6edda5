from datetime import timedelta
from unittest import mock

from django.test import TestCase
from django.utils import timezone

from goldseam.activity.delivery import deliver
from goldseam.activity.home import forget_homes
from goldseam.activity.models import Notification, Reminder
from goldseam.artifacts.models import Activation
from goldseam.if_then.models import Encounter, Silence
from goldseam.if_then.reminders import due_on, remind_of_moments
from tests import make
from tests.if_then.test_plans import activate


class ReminderTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.bo = make.member(cls.acme, "Bo")
        cls.plan = make.plan(cls.acme, is_private=False)
        activate(cls.plan)

    def setUp(self):
        self.enterContext(mock.patch("goldseam.if_then.reminders.is_day_in", return_value=True))

    def after(self, days):
        Activation.objects.update(at=timezone.now() - timedelta(days=days))
        remind_of_moments.call()
        return Reminder.objects.count()

    def test_the_days_between_grow(self):
        asked = [days for days in range(80) if self.is_due_after(days)]

        self.assertEqual(asked, [1, 3, 7, 14, 30, 60])

    def test_what_was_missed_is_asked_late_and_once(self):
        self.assertEqual(self.after(9), 1)
        self.assertEqual(self.after(20), 1)  # The fourteenth day is long over.

    def test_each_day_asks_once_and_the_owner_alone(self):
        self.after(1)
        remind_of_moments.call()

        deliver()

        self.assertEqual(
            [one.person for one in Notification.objects.filter(activity__kind="if_then.moment_due")], [self.ana]
        )

    def test_what_is_kept_well_asks_no_more(self):
        for _ in range(4):
            Encounter.note_down(self.plan, self.ana, "did")

        self.assertEqual(self.after(7), 0)

    def test_not_any_more_is_kept(self):
        Silence.keep(self.plan, by=self.ana)

        self.assertEqual(self.after(1), 0)

    def test_what_is_retired_asks_no_more(self):
        self.plan.retire(by=self.ana, reason="It is a habit.")

        self.assertEqual(self.after(1), 0)

    def test_home_asks_until_it_is_answered(self):
        self.after(1)
        self.assertTrue(self.home_asks(self.ana))
        self.assertFalse(self.home_asks(self.bo))

        self.client.force_login(self.ana)
        self.client.post(f"/acme/if-then/{self.plan.number}/encounters", {"outcome": "did", "back": "/acme/"})

        self.assertFalse(self.home_asks(self.ana))

    def is_due_after(self, days):
        self.plan.activation.at = timezone.now() - timedelta(days=days)
        return due_on(self.plan) == timezone.localdate()

    def home_asks(self, person):
        forget_homes()
        self.client.force_login(person)
        return "Did you meet the moment?" in self.client.get("/acme/").content.decode()
