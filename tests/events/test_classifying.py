from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.activity.models import Activity
from tests import make

WHY = "The release page lists the step, and it slipped."


class ClassifyingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(owner=cls.ana)
        cls.event = make.event(cls.acme)

    def label(self, **facts):
        return self.event.classify(
            by=self.ana, **({"failure_type": "preventable", "reason": "inattention", "rationale": WHY} | facts)
        )

    def test_a_label_needs_a_reason_in_words(self):
        """1.2: the label needs a written reason."""
        with self.assertRaisesMessage(ValidationError, "Write a sentence"):
            self.label(rationale="it slipped          ")

        self.assertFalse(self.event.is_classified)

    def test_a_person_may_disagree_with_what_the_answers_suggest(self):
        """1.2: a person may disagree with it, and says why."""
        with self.assertRaisesMessage(ValidationError, "Say why this one fits better"):
            self.label(failure_type="complexity", suggested_type="preventable")

        self.label(failure_type="complexity", suggested_type="preventable", why_different="Two systems met.")
        self.assertEqual(self.event.failure_type, "complexity")

    def test_earlier_labels_stay_as_its_history(self):
        """1.2: the label keeps its history."""
        self.label()
        self.label(reason="process_inadequacy", rationale="The release page does not list the step.")

        self.assertEqual(
            [label.reason for label in self.event.classifications.all()], ["process_inadequacy", "inattention"]
        )
        self.assertEqual(self.event.classification.reason, "process_inadequacy")

    def test_the_same_label_twice_in_a_row_is_one(self):
        self.label()
        self.label()

        self.assertEqual(self.event.classifications.count(), 1)
        self.assertEqual(Activity.objects.filter(kind="event.classified").count(), 1)

    def test_what_was_handed_over_gets_no_label(self):
        self.event.hand_to_other_process(by=self.ana)

        with self.assertRaises(ValidationError):
            self.label()
