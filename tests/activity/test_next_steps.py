from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from goldseam.activity.next_steps import next_steps_of
from goldseam.events.models import Event
from goldseam.reviews.models import FollowThrough
from tests import make


class NextStepTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.team = cls.acme.teams.get()
        cls.ana = make.person("Ana")
        cls.bo = make.member(cls.acme, "Bo", team=cls.team)
        cls.cy = make.member(cls.acme, "Cy")

    def test_a_review_shows_how_much_of_its_three_days_is_left(self):
        """0.6: reviews in their 24–72 h window with the time left."""
        review = make.review(make.classified(make.event(self.acme)))

        for hours, mood, words in [
            (1, "", "2\xa0days left"),
            (30, "soon", "1\xa0day left"),
            (80, "soon", "still worth it"),
        ]:
            self.ended(review.event, hours)
            [step] = self.steps(self.ana, "Reviews")
            with self.subTest(hours=hours):
                self.assertEqual(step.mood, mood)
                self.assertIn(words, step.time_left)

    def test_a_review_that_was_put_off_is_left_in_peace(self):
        make.review(make.classified(make.event(self.acme))).postpone(by=self.ana)

        self.assertEqual(self.steps(self.ana, "Reviews"), [])

    def test_the_team_of_a_review_sees_it_and_others_do_not(self):
        make.review(make.event(self.acme, team=self.team))

        self.assertEqual(len(self.steps(self.bo, "Reviews")), 1)
        self.assertEqual(self.steps(self.cy, "Reviews"), [])

    def test_after_the_talk_it_asks_for_the_change_and_then_for_two_lines(self):
        review = make.review(make.classified(make.event(self.acme)))
        review.hold(by=self.ana)

        self.assertIn("look different", self.steps(self.ana, "Reviews")[0].why)
        make.change(review)
        self.assertIn("Two lines", self.steps(self.ana, "Reviews")[0].why)

    def test_a_closed_review_is_gone(self):
        make.closed_review(make.event(self.acme))

        self.assertEqual(self.steps(self.ana, "Reviews"), [])

    def test_a_follow_through_shows_up_a_day_before(self):
        review = make.closed_review(make.event(self.acme))
        self.assertEqual(self.steps(self.ana, "Follow-throughs"), [])

        FollowThrough.objects.update(due_at=timezone.now() + timedelta(hours=20))
        self.assertEqual(len(self.steps(self.ana, "Follow-throughs")), 1)
        FollowThrough.objects.update(due_at=timezone.now() - timedelta(days=3))
        [step] = self.steps(self.ana, "Follow-throughs")
        self.assertEqual((step.mood, step.time_left), ("late", "3 days late"))
        self.assertEqual(step.href, review.get_absolute_url())

    def test_promises_come_with_the_overdue_first(self):
        review = make.review(make.event(self.acme))
        for days in (1, 20):
            make.action(review, owner=self.bo, due_on=timezone.localdate() + timedelta(days=days))
        late = make.action(review, title="Late", owner=self.bo)
        late.due_on = timezone.localdate() - timedelta(days=2)
        late.save()

        steps = self.steps(self.bo, "What you promised")

        self.assertEqual([step.time_left for step in steps], ["2 days overdue", "Due tomorrow"])

    def test_a_finished_promise_is_gone(self):
        make.action(make.review(make.event(self.acme)), due_on=timezone.localdate()).complete(by=self.ana)

        self.assertEqual(self.steps(self.ana, "What you promised"), [])

    def test_events_wait_for_a_label_with_who_logged_them_and_their_team(self):
        make.event(self.acme, by=self.bo)
        make.event(self.acme, team=self.team)
        make.event(self.acme, kind="success")
        make.classified(make.event(self.acme))

        self.assertEqual(len(self.steps(self.ana, "Waiting for a label")), 1)
        self.assertEqual(len(self.steps(self.bo, "Waiting for a label")), 2)
        self.assertEqual(self.steps(self.cy, "Waiting for a label"), [])

    def test_nobody_is_shown_what_they_may_not_see(self):
        event = make.event(self.acme, team=self.team, visibility="restricted")
        make.review(event)

        self.assertEqual(self.steps(self.bo, "Reviews") + self.steps(self.bo, "Waiting for a label"), [])

    def test_what_left_the_learning_process_is_gone(self):
        event = make.event(self.acme)
        make.review(event)
        event.hand_to_other_process(by=self.ana)

        self.assertEqual(self.steps(self.ana, "Reviews") + self.steps(self.ana, "Waiting for a label"), [])

    def ended(self, event, hours):
        Event.objects.filter(pk=event.pk).update(recovered_at=timezone.now() - timedelta(hours=hours))

    def steps(self, person, heading):
        person.__dict__.pop("sight", None)
        groups = {group.heading: group.steps for group in next_steps_of(person, self.acme)}
        return groups.get(heading, [])
