from datetime import timedelta

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils import timezone

from goldseam.reviews.models import Review
from tests import make


class OpeningTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")

    def test_opening_twice_leads_to_the_same_review(self):
        event = make.event(self.acme)

        self.assertEqual(make.review(event), make.review(event))

    def test_in_one_that_opened_by_itself_nobody_takes_part_yet(self):
        review = Review.open(by=None, event=make.event(self.acme))

        self.assertFalse(review.participants.exists())

    def test_a_review_takes_45_minutes_unless_one_is_alone(self):
        alone = make.organisation(make.person("Mia"), name="Mia", size="solo")

        self.assertEqual(make.review(make.event(self.acme)).minutes, 45)
        self.assertEqual(make.review(make.event(alone)).minutes, 10)

    def test_the_parts_of_each_length_fill_it(self):
        """3.2: 30, 45 or 60 minutes; ten alone."""
        review = make.review(make.event(self.acme))
        for minutes in (10, 30, 45, 60):
            review.minutes = minutes
            self.assertEqual(sum(part.minutes for part in review.agenda), minutes)

    def test_a_length_that_no_agenda_has_is_refused(self):
        with self.assertRaises(ValidationError):
            make.review(make.event(self.acme), minutes=20)

    def test_the_window_counts_from_the_end_of_the_event(self):
        for hours, window in ((2, "fresh"), (30, "due"), (80, "late")):
            event = make.event(self.acme, recovered_at=timezone.now() - timedelta(hours=hours))
            self.assertEqual(make.review(event).window, window)

    def test_a_matter_for_another_process_gets_no_review(self):
        event = make.event(self.acme)
        event.hand_to_other_process(by=self.ana)

        with self.assertRaises(ValidationError):
            make.review(event, by=self.ana)

    def test_putting_a_review_off_can_be_taken_back(self):
        review = make.review(make.event(self.acme))

        review.postpone(by=self.ana)
        self.assertTrue(review.is_postponed)
        review.resume(by=self.ana)

        self.assertFalse(review.is_postponed)


class VisibilityTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation(size="organisation")
        cls.ana, cls.bo = make.person("Ana"), make.member(cls.acme, "Bo")
        cls.team = make.team(cls.acme, members=[cls.ana])

    def seen_by(self, person):
        person.__dict__.pop("sight", None)
        return set(Review.objects.visible_to(person))

    def test_a_review_is_as_visible_as_its_event(self):
        shared = make.review(make.event(self.acme))
        of_team = make.review(make.event(self.acme, team=self.team, visibility="team"))
        restricted = make.review(make.event(self.acme, visibility="restricted", named=[self.ana]))

        self.assertEqual(self.seen_by(self.bo), {shared})
        self.assertEqual(self.seen_by(self.ana), {shared, of_team, restricted})

    def test_an_outsider_sees_none(self):
        make.review(make.event(self.acme))

        self.assertEqual(self.seen_by(make.person("Eve")), set())

    def test_one_hidden_event_hides_a_review_of_several(self):
        review = make.review(make.event(self.acme))
        review.events.add(make.event(self.acme, visibility="restricted", named=[self.ana]))

        self.assertEqual(self.seen_by(self.bo), set())

    def test_a_reporter_sees_no_reviews(self):
        make.review(make.event(self.acme))

        self.assertEqual(self.seen_by(make.member(self.acme, "Rui", role="reporter")), set())

    def test_a_review_of_several_events_is_called_after_what_they_have_in_common(self):
        """5.4: a near-miss review has no clock, and an event can be part of several."""
        events = [make.event(self.acme), make.event(self.acme, text="A label was mixed up.")]

        first = Review.open_about(self.ana, events, "Found by chance")
        again = Review.open_about(self.ana, events, "On the ward")

        self.assertNotEqual(first, again)
        self.assertEqual(str(first), "Review of “Found by chance”")
        self.assertEqual(set(first.events.all()), set(events))
        self.assertFalse(Review.objects.talks().filter(pk=first.pk).exists())
