from unittest.mock import patch

from django.test import TestCase

from goldseam.activity.delivery import deliver, deliver_again
from goldseam.activity.listening import LISTENERS
from goldseam.activity.models import Activity, Letter, Notification
from goldseam.common.models import Job
from tests import make


class DeliveringTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.team = cls.acme.teams.get()
        cls.ana = make.person("Ana")
        cls.bo = make.member(cls.acme, "Bo", team=cls.team)

    def test_those_whom_it_concerns_are_told_and_whoever_did_it_is_not(self):
        make.event(self.acme, by=self.ana, team=self.team)

        deliver()

        self.assertEqual(self.told(), [self.bo])

    def test_what_was_delivered_is_not_delivered_again(self):
        make.event(self.acme, team=self.team)

        self.assertEqual(deliver(), 1)
        self.assertEqual(deliver(), 0)
        deliver_again.call(activity=Activity.objects.get().pk)

        self.assertEqual(len(self.told()), 1)

    def test_a_worker_that_dies_midway_leaves_it_to_the_next(self):
        make.event(self.acme, team=self.team)

        with (
            patch("goldseam.activity.delivery._notify", side_effect=KeyboardInterrupt),
            self.assertRaises(KeyboardInterrupt),
        ):
            deliver()

        self.assertEqual(self.told(), [])
        deliver()
        self.assertEqual(self.told(), [self.bo])

    def test_nobody_is_told_of_what_they_may_not_see(self):
        """6.2: being in the team is not enough for an event that only named people may see."""
        make.event(self.acme, by=self.ana, team=self.team, visibility="restricted")

        deliver()

        self.assertEqual(self.told(), [])

    def test_whoever_left_the_organisation_is_told_nothing(self):
        self.acme.memberships.get(person=self.bo).delete()
        make.event(self.acme, team=self.team)

        deliver()

        self.assertEqual(self.told(), [])

    def test_nobody_is_told_of_samples(self):
        make.event(self.acme, team=self.team, source="sample")

        deliver()

        self.assertEqual(self.told(), [])

    def test_one_bad_activity_does_not_hold_up_the_others(self):
        make.event(self.acme, team=self.team)
        make.event(self.acme, team=self.team)
        bad = Activity.objects.earliest("pk").pk
        tell = "goldseam.activity.delivery._tell"

        with (
            patch(tell, side_effect=lambda one: 1 / 0 if one.pk == bad else None),
            self.assertLogs("goldseam.activity"),
        ):
            deliver()

        self.assertFalse(Activity.objects.undelivered().exists())
        self.assertEqual(Job.objects.get().arguments, {"activity": bad})

    def test_what_was_removed_meanwhile_is_passed_over(self):
        make.event(self.acme, team=self.team).delete()

        deliver()

        self.assertEqual(self.told(), [])

    def test_others_can_listen(self):
        heard = []
        event = make.event(self.acme)

        with patch.dict(LISTENERS, {"event.logged": [heard.append]}):
            deliver()

        self.assertEqual([activity.subject for activity in heard], [event])

    def test_what_happens_within_ten_minutes_is_gathered_in_one_letter(self):
        for _ in range(3):
            make.event(self.acme, team=self.team)

        deliver()

        self.assertEqual(Letter.objects.get().notifications.count(), 3)
        self.assertEqual(Job.objects.count(), 1)

    def test_whoever_wants_no_mail_is_told_in_the_product_only(self):
        self.bo.gets_mail = False
        self.bo.save()
        make.event(self.acme, team=self.team)

        deliver()

        self.assertEqual(self.told(), [self.bo])
        self.assertFalse(Letter.objects.exists())

    def told(self):
        return [one.person for one in Notification.objects.select_related("person")]
