from django.core.exceptions import ValidationError
from django.test import TestCase

from tests import make


class FollowingThroughTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.review = make.closed_review(make.event(cls.acme))

    def test_a_change_that_people_work_by_has_landed(self):
        """3.8: the outcome is recorded, and what is done is done."""
        first, *others = self.review.actions.all()
        landings = {first: ("done", "Renewed by itself"), **dict.fromkeys(others, ("not", ""))}

        self.review.follow_up(by=self.ana, landings=landings, reads_differently=True)

        self.assertTrue(self.review.has_landed)
        self.assertEqual([action.is_done for action in self.review.actions.order_by("pk")], [True, False, False])

    def test_what_has_not_landed_asks_for_what_got_in_the_way(self):
        with self.assertRaisesMessage(ValidationError, "what got in the way"):
            self.review.follow_up(by=self.ana, landings={}, reads_differently=False)

    def test_a_second_record_of_the_same_appointment_changes_nothing(self):
        self.review.follow_up(by=self.ana, landings={}, reads_differently=True)
        self.review.follow_up(by=self.ana, landings={}, reads_differently=False, in_the_way="Time")

        self.review.follow_through.refresh_from_db()
        self.assertTrue(self.review.follow_through.reads_differently)
