import uuid

from django.core.exceptions import ValidationError
from django.db import connection
from django.test import TestCase

from goldseam.activity.models import Activity
from goldseam.common.models import Submission
from goldseam.safety.models import SafetyAnswer, SpentTurn
from tests import make


class PromptTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.people = [make.person("Ana")] + [make.member(cls.acme, name) for name in ("Bo", "Cy", "Di", "Ed", "Flo")]
        cls.review = make.review(make.event(cls.acme))

    def answer(self, count):
        for person in self.people[:count]:
            SafetyAnswer.give(self.review, by=person, text=f"A thing only {person.name} says")

    def close(self):
        make.classified(self.review.event)
        self.review.close(
            by=self.people[0], what_happened="It broke.", what_is_different="Nothing.", why_nothing_changed="Gone."
        )

    def test_four_answers_are_never_shown(self):
        self.answer(4)
        self.close()

        self.assertIsNone(SafetyAnswer.shown_for(self.review))

    def test_five_answers_are_shown_after_closing_and_not_before(self):
        self.answer(5)
        self.assertIsNone(SafetyAnswer.shown_for(self.review))

        self.close()

        self.assertEqual(len(SafetyAnswer.shown_for(self.review)), 5)

    def test_nobody_answers_once_the_answers_were_shown(self):
        """Whoever compared before and after would see whose the new one is; also when it is opened again."""
        self.answer(5)
        self.close()
        for change in (lambda: None, lambda: self.review.reopen(by=self.people[0])):
            change()
            with self.assertRaisesMessage(ValidationError, "shown already"):
                SafetyAnswer.give(self.review, by=self.people[5], text="One more")

        self.assertEqual(self.review.safety_answers.count(), 5)

    def test_answers_that_nobody_has_seen_may_still_grow(self):
        self.answer(4)
        self.close()

        SafetyAnswer.give(self.review, by=self.people[4], text="The fifth")

        self.assertEqual(len(SafetyAnswer.shown_for(self.review)), 5)

    def test_nothing_is_kept_of_who_sent_the_form_and_when(self):
        for person in self.people[:2]:
            self.client.force_login(person)
            url = f"{self.review.get_absolute_url()}/safety-answer"
            for _click in range(2):
                answer = self.client.post(url, {"text": "Hard to say", "once": str(uuid.uuid4())})
                self.assertEqual(answer.status_code, 302)

        self.assertEqual(self.review.safety_answers.count(), 2)
        self.assertFalse(Submission.objects.exists())
        self.assertFalse(Activity.objects.exclude(actor=self.review.opened_by).exists())

    def test_one_person_answers_once(self):
        self.answer(1)

        with self.assertRaises(ValidationError):
            self.answer(1)

    def test_no_column_ties_an_answer_to_its_writer_or_a_moment(self):
        self.answer(5)

        names = {field.name for field in SafetyAnswer._meta.get_fields()} | {
            field.name for field in SpentTurn._meta.get_fields()
        }
        self.assertEqual(names, {"id", "review", "debrief", "text", "code"})

    def test_the_order_of_rows_does_not_tell_who_wrote_what(self):
        """The rows as the database holds them come in another order than they were written, sooner or later."""
        orders = set()
        for _attempt in range(6):
            SafetyAnswer.objects.all().delete()
            SpentTurn.objects.all().delete()
            self.answer(6)
            with connection.cursor() as cursor:
                column = "ctid" if connection.vendor == "postgresql" else "rowid"
                cursor.execute(f"SELECT text FROM safety_safetyanswer ORDER BY {column}")
                orders.add(tuple(text for (text,) in cursor.fetchall()))

        self.assertGreater(len(orders), 1)
