"""How sure people are: nobody's answer is shown, and a mean only from five people on."""

from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.live.models import Confidence, Estimate
from tests.live.voting import CLOSE, FRAME, VOTE, voting_room

NAMES = ["Gus", "Ida", "Jo", "Kim", "Lou", "Max"]


class EstimatesTests(TestCase):
    def setUp(self):
        self.room, _themes, self.people = voting_room(people=NAMES)
        self.ana = self.room.facilitator

    def say(self, before=(), after=()):
        for at, percents in ((FRAME, before), (CLOSE, after)):
            self.room.go_to(at, by=self.ana)
            for one, percent in zip(self.people, percents, strict=False):
                self.room.estimate(one.owner.estimates, percent)

    def test_mean_and_spread_of_who_answered_both_times(self):
        """6.1: the sixth answered once, and is left out of both."""
        self.say(before=[90, 80, 70, 60, 50, 0], after=[60, 60, 50, 40, 40])

        self.room.count_estimates(by=self.ana)

        found = self.room.confidence
        self.assertEqual((found.people, found.before, found.after), (5, 70, 50))
        self.assertEqual((found.before_spread, found.after_spread), (16, 10))
        self.assertFalse(Estimate.objects.exists())

    def test_a_guest_who_went_is_not_counted_so_that_nobody_plays_several(self):
        self.say(before=[90, 80, 70, 60, 50], after=[60, 60, 50, 40, 40])
        gus = self.people[0]
        self.room.leave(gus.seat, gus.owner)

        self.room.count_estimates(by=self.ana)

        self.assertFalse(self.room.confidence.is_shown)

    def test_with_fewer_than_five_on_one_side_nothing_is_shown(self):
        self.say(before=[90, 80, 70, 60, 50, 40], after=[60, 60, 50, 40])

        self.room.count_estimates(by=self.ana)

        self.assertFalse(self.room.confidence.is_shown)
        self.assertIsNone(self.room.confidence.before)
        self.assertFalse(Estimate.objects.exists())

    def test_what_all_said_alike_at_the_end_of_the_scale_is_not_told_exactly(self):
        self.say(before=[100] * 5, after=[0] * 5)

        self.room.count_estimates(by=self.ana)

        found = self.room.confidence
        self.assertEqual((found.before, found.before_spread, found.after), (90, None, 10))

    def test_one_answer_each_which_can_be_changed(self):
        self.say(before=[90], after=[])
        self.room.go_to(FRAME, by=self.ana)
        self.room.estimate(self.people[0].owner.estimates, 40)

        self.assertEqual(Estimate.objects.get().percent, 40)

    def test_what_comes_after_counting_is_refused_and_counting_twice_is_once(self):
        self.say(before=[50] * 5, after=[40] * 5)
        self.room.count_estimates(by=self.ana)
        self.room.count_estimates(by=self.ana)

        with self.assertRaisesMessage(ValidationError, "counted already"):
            self.room.estimate(self.people[5].owner.estimates, 10)
        self.assertEqual(Confidence.objects.count(), 1)

    def test_odd_numbers_and_other_steps_are_refused(self):
        self.room.go_to(FRAME, by=self.ana)
        for percent in (-1, 101):
            with self.assertRaises(ValidationError):
                self.room.estimate(self.people[0].owner.estimates, percent)
        self.room.go_to(VOTE, by=self.ana)
        with self.assertRaises(ValidationError):
            self.room.estimate(self.people[0].owner.estimates, 50)

    def test_the_end_of_the_room_counts_and_forgets(self):
        self.say(before=[90, 80, 70, 60, 50], after=[60, 60, 50, 40, 40])

        self.room.end(by=self.ana)

        self.assertEqual(Confidence.objects.get().before, 70)
        self.assertFalse(Estimate.objects.exists())
