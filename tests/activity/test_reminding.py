from datetime import UTC, datetime, timedelta
from unittest.mock import patch

from django.test import TestCase
from django.utils import timezone

from goldseam.actions.reminders import remind_of_actions
from goldseam.activity.delivery import deliver
from goldseam.activity.models import Activity, Notification
from goldseam.events.models import Event
from goldseam.reviews.models import FollowThrough
from goldseam.reviews.reminders import remind_of_follow_throughs, remind_of_reviews
from tests import make


class RemindingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.bo = make.member(cls.acme, "Bo")
        cls.review = make.review(make.event(cls.acme))
        cls.review.participants.create(person=cls.bo)

    def setUp(self):
        self.noon = datetime.combine(timezone.now().date(), datetime.min.time(), UTC) + timedelta(hours=12)
        self.at(self.noon)

    def test_the_owner_is_reminded_before_the_day_on_it_and_once_when_it_has_passed(self):
        action = make.action(self.review, owner=self.bo, due_on=self.noon.date() + timedelta(days=5))

        self.assertEqual(self.reminded(remind_of_actions, days=1), [])
        self.assertEqual(self.reminded(remind_of_actions, days=2), ["action.due"])
        self.assertEqual(self.reminded(remind_of_actions, days=4), ["action.due"])
        self.assertEqual(self.reminded(remind_of_actions, days=5), ["action.due", "action.due_today"])
        everything = ["action.due", "action.due_today", "action.overdue"]
        self.assertEqual(self.reminded(remind_of_actions, days=6), everything)
        self.assertEqual(self.reminded(remind_of_actions, days=9), everything)
        deliver()
        told = Notification.objects.filter(activity__kind__startswith="action.").values_list("person", flat=True)
        self.assertEqual(set(told), {self.bo.pk})
        self.assertEqual(Activity.objects.filter(subject_id=action.pk, kind="action.due").get().actor, None)

    def test_nobody_is_reminded_at_night(self):
        self.bo.time_zone = "Pacific/Auckland"
        self.bo.save()
        make.action(self.review, owner=self.bo, due_on=self.noon.date())

        self.assertEqual(self.reminded(remind_of_actions), [])

    def test_whoever_has_just_promised_it_knows(self):
        make.action(self.review, due_on=self.noon.date() + timedelta(days=2))

        self.assertEqual(self.reminded(remind_of_actions), [])
        self.assertEqual(self.reminded(remind_of_actions, days=1), ["action.due"])

    def test_a_new_date_is_reminded_of_anew(self):
        action = make.action(self.review, due_on=self.noon.date())
        self.reminded(remind_of_actions)
        action.due_on += timedelta(days=7)
        action.save()

        self.assertEqual(self.reminded(remind_of_actions, days=7), ["action.due_today", "action.due_today"])

    def test_what_is_done_needs_no_reminder(self):
        make.action(self.review, due_on=self.noon.date()).complete(by=self.ana)

        self.assertEqual(self.reminded(remind_of_actions), [])

    def test_a_review_is_reminded_of_once_in_its_second_day(self):
        Event.objects.update(recovered_at=self.noon - timedelta(hours=30))

        self.assertEqual(self.reminded(remind_of_reviews), ["review.due"])
        self.assertEqual(self.reminded(remind_of_reviews), ["review.due"])

    def test_a_review_that_was_put_off_is_left_in_peace(self):
        Event.objects.update(recovered_at=self.noon - timedelta(hours=30))
        self.review.postpone(by=self.ana)

        self.assertEqual(self.reminded(remind_of_reviews), [])

    def test_a_follow_through_is_reminded_of_on_its_day(self):
        make.closed_review(make.event(self.acme))
        FollowThrough.objects.update(due_at=self.noon + timedelta(days=1, hours=3))

        self.assertEqual(self.reminded(remind_of_follow_throughs), [])
        self.assertEqual(self.reminded(remind_of_follow_throughs, days=1), ["review.follow_through_due"])
        self.assertEqual(self.reminded(remind_of_follow_throughs, days=1), ["review.follow_through_due"])

    def test_what_happened_as_people_tell_it_has_no_reminders(self):
        Event.objects.update(recovered_at=self.noon - timedelta(hours=30))
        self.reminded(remind_of_reviews)

        kinds = Activity.objects.history_of(self.review.event).values_list("kind", flat=True)

        self.assertNotIn("review.due", kinds)

    def reminded(self, remind, days=0):
        """The reminders given by then."""
        self.at(self.noon + timedelta(days=days))
        remind.call()
        kinds = ["action.due", "action.due_today", "action.overdue", "review.due", "review.follow_through_due"]
        return list(Activity.objects.filter(kind__in=kinds).order_by("pk").values_list("kind", flat=True))

    def at(self, moment):
        """Lets it be that moment."""
        clock = patch("django.utils.timezone.now", return_value=moment)
        clock.start()
        self.addCleanup(clock.stop)
