"""How bad it could have been: two who say it without seeing each other's opinion, and how far they agree."""

from django.core.exceptions import ValidationError

from goldseam.events.models import Event
from goldseam.triage.models import Rating
from goldseam.triage.next_steps import triage
from goldseam.triage.ratings import agreement_in, opinions_on
from tests.triage.desk import DeskTestCase


class RatingTests(DeskTestCase):
    def rate(self, event, by, potential, actual=None):
        Rating.give(by, event, potential, actual)
        event.refresh_from_db()

    def second_opinions(self, who):
        return [step.title for step in triage(who, self.acme)[1].steps]

    def test_one_opinion_stands_and_can_be_thought_over(self):
        event = self.reported()
        self.rate(event, self.ana, 2, 1)
        self.rate(event, self.ana, 3, 1)

        self.assertEqual((event.severity_potential, event.severity_actual, Rating.objects.count()), (3, 1, 1))
        self.assertEqual(self.second_opinions(self.bo), [])

    def test_a_high_one_wants_a_second_that_does_not_see_the_first(self):
        event = self.reported()
        self.rate(event, self.ana, 4)

        self.assertEqual(self.second_opinions(self.bo), [event.title])
        self.assertEqual(self.second_opinions(self.ana), [])
        self.assertTrue(opinions_on(event, self.bo).is_blind)
        self.client.force_login(self.bo)
        for page in (self.url("one", event.number), event.get_absolute_url(), self.url("list"), "/acme/"):
            self.assertNotContains(self.client.get(page), "4 · major</dd>")
            self.assertNotContains(self.client.get(page), "ould have been 4")

    def test_the_higher_one_counts_and_both_are_kept(self):
        event = self.reported()
        self.rate(event, self.ana, 5)
        self.rate(event, self.bo, 3)

        self.assertEqual(event.severity_potential, 5)
        self.client.force_login(self.bo)
        page = self.client.get(self.url("one", event.number))
        for words in ("Ana: could have been 5", "Bo: could have been 3", "The higher one counts"):
            self.assertContains(page, words)

    def test_once_there_are_two_both_stay(self):
        event = self.reported()
        self.rate(event, self.ana, 4)
        self.rate(event, self.bo, 5)

        with self.assertRaisesMessage(ValidationError, "Both opinions stay"):
            self.rate(event, self.ana, 1)

    def test_agreement_is_told_with_its_number(self):
        self.assertEqual(agreement_in(self.acme, self.ana).n, 0)
        for potential in (4, 5, 4, 3, 5, 4, 4, 5, 4, 2):
            event = Event.objects.get(pk=self.reported().pk)
            Rating.give(self.ana, event, 4 if potential < 5 else 5)
            Rating.give(self.bo, event, potential)

        found = agreement_in(self.acme, self.ana)
        self.assertEqual((found.n, found.same, found.far, found.is_telling), (10, 8, 1, True))
        self.reported()
        self.assertContains(self.client.get(self.url("list")), "8 of 10 the same")
