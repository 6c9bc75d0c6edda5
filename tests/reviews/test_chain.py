from django.test import TestCase

from goldseam.reviews.chain import missing_links, suggestions_for
from tests import make


class ChainTests(TestCase):
    """3.4: the whole chain is asked, and it is pointed out from where nobody comes."""

    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation(size="organisation")
        cls.ana, cls.bo = make.person("Ana"), make.member(cls.acme, "Bo")
        cls.cy = make.member(cls.acme, "Cy")

    def suggested(self, review):
        found = suggestions_for(review, list(review.participants.all()), self.ana)
        return [(one.person.name if one.person else one.role, one.place) for one in found]

    def test_owners_the_team_and_the_roles_of_the_event_come_up(self):
        team = make.team(self.acme, members=[self.ana, self.cy])
        event = make.event(self.acme, team=team, actors="Night shift, Carrier", detection_method="customer_or_patient")
        review = make.review(event)
        make.action(review, owner=self.bo)

        self.assertEqual(
            self.suggested(review),
            [
                ("Bo", "there"),
                ("Cy", "there"),
                ("Night shift", "there"),
                ("Carrier", "there"),
                ("Somebody who speaks for customers or patients", "downstream"),
            ],
        )

    def test_whoever_is_asked_already_does_not_come_up(self):
        event = make.event(self.acme, actors="Carrier")
        review = make.review(event)
        make.action(review, owner=self.bo)
        review.invite(by=self.ana, person=self.bo)
        review.invite(by=self.ana, role="carrier")

        self.assertEqual(self.suggested(review), [])

    def test_nobody_comes_up_for_having_reported_it_or_for_being_named_in_it(self):
        event = make.event(self.acme, by=self.bo, visibility="restricted", named=[self.ana, self.cy])

        self.assertEqual(self.suggested(make.review(event, by=self.ana)), [])

    def test_nobody_comes_up_who_may_not_see_the_event(self):
        team = make.team(self.acme, members=[self.ana])
        event = make.event(self.acme, team=team, visibility="team")
        review = make.review(event)
        make.action(review, owner=self.bo)

        self.assertEqual(self.suggested(review), [])

    def test_missing_links_are_pointed_out(self):
        review = make.review(make.event(self.acme))
        self.assertEqual(len(missing_links(review.participants.all())), 2)

        review.invite(by=self.ana, role="Carrier", place="upstream")

        [words] = missing_links(review.participants.all())
        self.assertIn("after you", words)

    def test_a_suggestion_is_asked_with_one_tap(self):
        review = make.review(make.event(self.acme))
        self.client.force_login(self.ana)
        self.assertContains(self.client.get(review.get_absolute_url()), "Nobody from before you is asked yet")

        self.client.post(f"{review.get_absolute_url()}/participants", {"person": self.bo.pk, "place": "downstream"})

        self.assertEqual(review.participants.get(person=self.bo).place, "downstream")
