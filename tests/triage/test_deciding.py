"""Deciding which way an event goes, and taking it back."""

from django.core.exceptions import ValidationError
from django.test import TransactionTestCase

from goldseam.activity.models import Activity, Notification
from goldseam.events.models import Event
from goldseam.postmortems.models import Postmortem
from goldseam.reviews.models import Review
from goldseam.triage.models import Rating, Triage, Waiting
from tests import make
from tests.together import together
from tests.triage.desk import DeskTestCase


class DecidingTests(DeskTestCase):
    def test_it_waits_no_longer_and_says_why(self):
        event = self.reported()
        self.decide(event, "note", why="The scanner held.", suggested="aar")

        decided = Triage.objects.get()
        self.assertEqual((decided.route, decided.why, decided.suggested), ("note", "The scanner held.", "aar"))
        self.assertFalse(self.waits(event))

    def test_a_review_is_opened_and_goes_when_it_is_taken_back_at_once(self):
        event = self.reported()
        self.decide(event, "aar")
        self.assertEqual(Review.objects.get().event, event)

        Triage.objects.get().undo(by=self.ana)
        self.assertFalse(Review.objects.exists())
        self.assertTrue(self.waits(event))

    def test_a_postmortem_is_begun_and_stays_once_somebody_wrote_in_it(self):
        event = self.reported()
        self.decide(event, "postmortem")
        review = Postmortem.objects.get().review
        review.write(by=self.bo, key=review.sections.first().key, text="The label came off.", base=0)

        Triage.objects.get().undo(by=self.ana)
        self.assertTrue(Postmortem.objects.exists())

    def test_a_review_that_was_there_before_is_not_touched(self):
        event = self.reported()
        make.review(event, by=self.bo)
        self.decide(event, "aar")

        Triage.objects.get().undo(by=self.ana)
        self.assertEqual(Review.objects.count(), 1)

    def test_taken_back_it_has_waited_as_long_as_before(self):
        event = self.reported(days=5)
        since = Waiting.objects.get(event=event).since
        self.decide(event)
        Triage.objects.get().undo(by=self.bo)

        self.assertEqual(Waiting.objects.get(event=event).since, since)

    def test_the_second_of_two_learns_of_the_first(self):
        event = self.reported()
        self.decide(event, "note", by=self.bo)

        with self.assertRaisesMessage(ValidationError, "Bo has decided meanwhile: It is noted."):
            self.decide(event, "aar")
        self.assertFalse(Review.objects.exists())

    def test_the_same_twice_is_once(self):
        event = self.reported()
        self.decide(event, "aar")
        self.decide(event, "aar")

        self.assertEqual(Activity.objects.filter(kind="triage.decided").count(), 1)

    def test_who_asks_first_needs_a_question(self):
        with self.assertRaisesMessage(ValidationError, "Write your question first"):
            self.decide(self.reported(), "ask")

    def test_the_team_hears_that_it_is_to_act_now(self):
        ward = make.team(self.acme, "Ward 4", members=[self.bo])
        event = self.reported(team=ward)
        self.deliver()
        self.decide(event, "act_now")
        self.deliver()

        told = Notification.objects.filter(activity__kind="triage.act_now").values_list("person__name", flat=True)
        self.assertEqual(list(told), ["Bo"])

    def test_what_is_handed_over_leaves_no_trace_here(self):
        event = self.reported()
        Rating.give(self.ana, event, 5)
        self.decide(event, "other_process", keep_text=True)

        self.assertTrue(Event.objects.get(pk=event.pk).is_handed_over)
        self.assertFalse(Waiting.objects.exists() or Triage.objects.exists() or Rating.objects.exists())


class AtOnceTests(TransactionTestCase):
    def test_of_two_at_the_same_moment_one_decides(self):
        ana = make.person("Ana")
        acme = make.organisation(owner=ana)
        bo = make.member(acme, "Bo")
        event = make.event(acme, by=ana, kind="near_miss")
        Waiting.begin(event)

        results = together(*(lambda who=who: Triage.decide(who, Event.objects.get(), "aar") for who in (ana, bo)))

        self.assertEqual(sum(isinstance(result, ValidationError) for result in results), 1)
        self.assertEqual((Triage.objects.count(), Review.objects.count()), (1, 1))
