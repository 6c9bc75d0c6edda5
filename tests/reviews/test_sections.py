from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.reviews.models.sections import Collision
from tests import make


class WritingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.bo = make.person("Ana"), make.member(cls.acme, "Bo")
        cls.review = make.review(make.event(cls.acme))

    def test_every_version_of_a_text_is_kept(self):
        self.review.write(by=self.ana, key="intent", text="Renew in time.", base=0)
        section = self.review.write(by=self.bo, key="intent", text="Renew two weeks before.", base=1)

        texts = list(section.versions.values_list("text", flat=True))
        self.assertEqual(texts, ["Renew two weeks before.", "Renew in time."])

    def test_two_people_who_write_different_lines_lose_nothing(self):
        self.review.write(by=self.ana, key="reality", text="One\nTwo\nThree", base=0)
        self.review.write(by=self.bo, key="reality", text="One, at ten\nTwo\nThree", base=1)

        section = self.review.write(by=self.ana, key="reality", text="One\nTwo\nThree, at noon", base=1)

        self.assertEqual(section.text, "One, at ten\nTwo\nThree, at noon")

    def test_the_same_line_changed_twice_is_shown_to_the_second_writer(self):
        self.review.write(by=self.ana, key="gaps", text="Monitoring looks inward.", base=0)
        self.review.write(by=self.bo, key="gaps", text="Monitoring looks inward only.", base=1)

        with self.assertRaises(Collision) as refusal:
            self.review.write(by=self.ana, key="gaps", text="Nobody watches outgoing links.", base=1)

        self.assertEqual(refusal.exception.section.text, "Monitoring looks inward only.")

    def test_saving_what_stands_there_already_makes_no_version(self):
        self.review.write(by=self.ana, key="helped", text="Support called.", base=0)
        section = self.review.write(by=self.ana, key="helped", text="Support called.", base=1)

        self.assertEqual(section.versions.count(), 1)

    def test_a_review_has_only_its_own_parts(self):
        with self.assertRaises(ValidationError):
            self.review.write(by=self.ana, key="verdict", text="Guilty", base=0)
