from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.activity.models import Activity
from goldseam.reviews.models import Review
from tests import make

LINES = {"what_happened": "A certificate ran out.", "what_is_different": "The checklist asks for end dates."}


class ClosingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.review = make.review(make.classified(make.event(cls.acme)))

    def test_a_review_in_which_nothing_changed_stays_open(self):
        """0.3: closing asks for a changed artifact, or for the reason why none had to change."""
        with self.assertRaisesMessage(ValidationError, "Change an artifact"):
            self.review.close(by=self.ana, **LINES)

        self.assertFalse(self.review.is_closed)

    def test_a_reason_why_nothing_had_to_change_closes_it(self):
        self.review.close(by=self.ana, why_nothing_changed="The link is gone for good.", **LINES)

        self.assertTrue(self.review.is_closed)

    def test_an_event_without_a_type_keeps_its_review_open(self):
        review = make.review(make.event(self.acme))
        make.change(review)

        with self.assertRaisesMessage(ValidationError, "Still missing: a type of the event."):
            review.close(by=self.ana, **LINES)

    def test_a_look_at_several_events_asks_for_no_type(self):
        events = [make.event(self.acme), make.event(self.acme)]
        review = Review.open_about(by=self.ana, events=events, about="Found too late")

        review.close(by=self.ana, why_nothing_changed="The new alert is on its way.", **LINES)

        self.assertTrue(review.is_closed)

    def test_an_action_that_does_not_fit_the_type_needs_a_reason(self):
        make.change(self.review)
        training = make.action(self.review, remedy="training")

        with self.assertRaisesMessage(ValidationError, "Still missing: why an action fits"):
            self.review.close(by=self.ana, **LINES)

        training.amend(by=self.ana, why_it_fits="Two colleagues are new and asked for it.")
        self.review.close(by=self.ana, **LINES)
        self.assertTrue(self.review.is_closed)

    def test_closing_twice_is_closing_once(self):
        make.change(self.review)

        self.review.close(by=self.ana, **LINES)
        self.review.close(by=self.ana, **LINES)

        self.assertEqual(Activity.objects.filter(kind="review.closed").count(), 1)

    def test_closing_plans_the_follow_through_a_week_later(self):
        make.change(self.review)

        self.review.close(by=self.ana, **LINES)

        days = (self.review.follow_through.due_at - self.review.closure.closed_at).total_seconds() / 86400
        self.assertAlmostEqual(days, 7, delta=0.7)

    def test_reopening_takes_the_planned_follow_through_back(self):
        review = make.closed_review(make.event(self.acme))

        review.reopen(by=self.ana)

        self.assertFalse(review.is_closed)
        self.assertFalse(hasattr(review, "follow_through"))
