from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.common.models import Submission
from goldseam.reviews.models import Review
from goldseam.safety.models import Learned, SafetyAnswer
from tests import make


class LearnedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.people = [make.person("Ana")] + [make.member(cls.acme, name) for name in ("Bo", "Cy", "Di", "Ed", "Flo")]
        cls.review = make.review(make.event(cls.acme))

    def answer(self, *words, review=None):
        for person, word in zip(self.people, words, strict=False):
            Learned.give(review or self.review, by=person, learned=word == "yes")

    def close(self, review=None):
        review = review or self.review
        make.classified(review.event)
        words = {"what_happened": "It broke.", "what_is_different": "Nothing.", "why_nothing_changed": "Gone."}
        review.close(by=self.people[0], **words)

    def page(self):
        self.client.force_login(self.people[0])
        return self.client.get(self.review.get_absolute_url())

    def test_four_answers_are_never_shown(self):
        self.answer("yes", "no", "yes", "yes")
        self.close()

        self.assertIsNone(Learned.shown_for(self.review))
        self.assertIsNone(Learned.share_in(Review.objects.all()))

    def test_five_are_shown_after_closing_and_not_before(self):
        self.answer("yes", "no", "yes", "yes", "no")
        self.assertIsNone(Learned.shown_for(self.review))

        self.close()

        self.assertEqual(Learned.shown_for(self.review), (3, 5))
        self.assertContains(self.page(), "3 of 5 who answered say yes")

    def test_that_all_said_the_same_is_not_told_in_numbers(self):
        self.answer("no", "no", "no", "no", "no")
        self.close()

        self.assertContains(self.page(), "Few or none of those who answered")

    def test_one_who_said_otherwise_does_not_learn_what_all_others_said(self):
        """Were “nearly everybody” said of all alone, it would mean all."""
        self.answer("yes", "yes", "yes", "yes", "no")
        self.close()

        self.assertContains(self.page(), "Nearly everybody who answered says yes")
        Learned.objects.update(yes=1, no=4)
        self.assertContains(self.page(), "Few or none of those who answered")

    def test_a_review_with_few_answers_is_in_no_sum(self):
        """Whoever compared two spans of time would know what the four said."""
        small = make.review(make.event(self.acme))
        self.answer("yes", "no", "yes", "yes", "no")
        self.answer("no", "no", "no", "yes", review=small)
        self.close()
        self.close(small)

        self.assertEqual(Learned.share_in(Review.objects.all()), (3, 5))

    def test_each_person_answers_once_and_apart_from_what_felt_unsafe(self):
        self.answer("yes")
        SafetyAnswer.give(self.review, by=self.people[0], text="I was afraid of the pager")

        with self.assertRaisesMessage(ValidationError, "answered already"):
            self.answer("no")

    def test_nobody_answers_once_the_numbers_were_shown(self):
        self.answer("yes", "no", "yes", "yes", "no")
        self.close()

        with self.assertRaisesMessage(ValidationError, "shown already"):
            Learned.give(self.review, by=self.people[5], learned=True)

    def test_answering_on_the_page_leaves_no_trace_of_who_did(self):
        self.assertContains(self.page(), "Did you learn something here?")

        page = self.client.post(f"{self.review.get_absolute_url()}/learning", {"learned": "yes"}, follow=True)

        self.assertContains(page, "Thank you. Your answer carries no name.")
        self.assertContains(page, "You have answered whether you learned something")
        self.assertEqual((self.review.learned.yes, self.review.learned.no), (1, 0))
        self.assertFalse(Submission.objects.exists())

    def test_an_answer_that_is_none_is_asked_for_again(self):
        self.page()
        for data in ({}, {"learned": "perhaps\0"}):
            page = self.client.post(f"{self.review.get_absolute_url()}/learning", data, follow=True)

            self.assertContains(page, "Choose yes or no.")
