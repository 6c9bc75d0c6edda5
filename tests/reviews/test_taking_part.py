from django.test import TestCase

from goldseam.activity.models import Activity
from tests import make


class TakingPartTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.bo = make.person("Ana"), make.member(cls.acme, "Bo")
        cls.review = make.review(make.event(cls.acme, text="Payments were refused"))

    def invitations(self):
        return Activity.objects.filter(kind="review.invited")

    def test_whoever_is_asked_to_take_part_hears_of_it_once(self):
        self.review.invite(by=self.ana, person=self.bo)
        self.review.invite(by=self.ana, person=self.bo)

        invitation = self.invitations().get()
        self.assertEqual(list(invitation.of_kind.recipients(invitation)), [self.bo])
        self.assertEqual(invitation.sentence, "Ana asks you to take part in the review of “Payments were refused”")

    def test_a_role_has_nobody_to_tell(self):
        self.review.invite(by=self.ana, role="Supplier")

        self.assertFalse(self.invitations().exists())

    def test_the_story_of_the_event_names_nobody_who_was_asked(self):
        self.review.invite(by=self.ana, person=self.bo)

        self.assertTrue(self.invitations().exists())
        self.assertFalse(self.invitations().stories().exists())
