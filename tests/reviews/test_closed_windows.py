from datetime import timedelta
from unittest.mock import patch

from django.test import TestCase
from django.utils import timezone

from goldseam.activity.delivery import deliver
from goldseam.activity.models import Activity, Notification
from goldseam.reviews.models import Review
from goldseam.reviews.reminders import tell_of_closed_windows
from tests import make


class ClosedWindowTests(TestCase):
    """3.1: when the window closes and nobody has looked back, somebody who can help is told, once."""

    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.fay, cls.bo = make.member(cls.acme, "Fay", role="facilitator"), make.member(cls.acme, "Bo")
        cls.review = make.review(make.event(cls.acme, by=cls.bo), by=cls.bo)

    def setUp(self):
        self.enterContext(patch("goldseam.reviews.reminders.is_day_in", return_value=True))

    def told(self, hours=73):
        ended = timezone.now() - timedelta(hours=hours)
        self.review.event.__class__.objects.filter(pk=self.review.event.pk).update(recovered_at=ended)
        Review.objects.filter(pk=self.review.pk).update(opened_at=ended + timedelta(hours=1))
        for _round in range(2):
            tell_of_closed_windows.call()
        deliver()
        news = Notification.objects.filter(activity__kind="review.window_closed")
        return sorted(news.values_list("person__name", flat=True))

    def test_the_facilitator_and_those_who_guide_are_told_once(self):
        self.assertEqual(self.told(), ["Ana", "Bo", "Fay"])
        self.assertEqual(Activity.objects.filter(kind="review.window_closed").count(), 1)

    def test_of_several_guides_those_of_the_team_are_told(self):
        self.review.team = make.team(self.acme, members=[self.fay])
        self.review.save()

        self.assertEqual(self.told(), ["Bo", "Fay"])

    def test_nobody_is_told_while_there_is_time(self):
        self.assertEqual(self.told(hours=70), [])

    def test_nobody_is_told_of_what_was_held_put_off_or_has_a_moment_to_come(self):
        for verb in (
            lambda: self.review.plan_for(by=self.bo, moment=timezone.now() + timedelta(days=1)),
            lambda: self.review.postpone(by=self.bo),
            lambda: self.review.hold(by=self.bo),
        ):
            verb()
            self.assertEqual(self.told(), [])
