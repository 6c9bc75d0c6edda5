"""Looking back, against the definitions."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from goldseam.changes.models import Change
from goldseam.events.models import Event
from goldseam.insights.measures import measure_named
from goldseam.reviews.models import FollowThrough, Holding, Review
from tests import make
from tests.insights import things


class ReviewsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.of = make.organisation()
        cls.ana = make.person("Ana")
        cls.list = make.checklist(cls.of)

    def held(self, days_ago, changed_after=None, **event):
        """A review that was held so many days ago; perhaps something changed so many days later."""
        review = make.review(make.event(self.of, **event))
        review.hold(by=self.ana)
        Holding.objects.filter(review=review).update(at=things.days_ago(days_ago))
        Review.objects.filter(pk=review.pk).update(opened_at=things.days_ago(days_ago + 1))
        if changed_after is not None:
            change = make.change(review, self.list, add=f"Line {review.number}")
            Change.objects.filter(pk=change.pk).update(at=things.days_ago(days_ago - changed_after))
        return review

    def figure(self, key):
        return things.figure(key, things.asked(self.of))

    def parts(self, key):
        return {part.key: part.value for part in self.figure(key).parts}

    def test_young_reviews_are_left_out_and_late_changes_do_not_count(self):
        self.held(60, changed_after=29)
        self.held(61, changed_after=31)
        self.held(62)
        self.held(10, changed_after=1)

        found = self.figure("lesson_to_change")

        self.assertEqual(found.n, 3)
        self.assertIn("After 1 of 3", found.words)
        self.assertEqual(self.parts("lesson_to_change"), {"changed": "1", "unchanged": "2", "young": "1"})

    def test_a_change_that_was_made_while_it_was_prepared_counts(self):
        self.held(60, changed_after=-0.5)

        self.assertEqual(self.parts("lesson_to_change")["changed"], "1")

    def test_days_to_change_are_those_of_kaplan_and_meier(self):
        """Days 3 5 7 7 10 12+ 14+ 21 30+: the middle is 10, whatever those that wait will bring."""
        for days in (3, 5, 7, 7, 10, 21):
            self.held(60, changed_after=days)
        for waits in (12, 14, 30):
            self.held(waits)

        found = self.figure("days_to_change")

        self.assertEqual((found.n, round(found.value, 2)), (9, 10))
        self.assertEqual(self.parts("days_to_change"), {"changed": "6", "open": "3"})

    def test_few_changes_are_too_early_to_say(self):
        self.held(60, changed_after=3)

        found = self.figure("days_to_change")

        self.assertIsNone(found.value)
        self.assertIn("Too early", found.words)

    def test_a_review_that_was_not_held_in_its_72_hours_counts_as_late(self):
        ended = [timezone.now() - timedelta(hours=hours) for hours in (100, 100, 100, 71)]
        events = [make.event(self.of, detected_at=at) for at in ended]
        in_time, late, _waits, _young = (make.review(event) for event in events)
        for review, was_in_time in ((in_time, True), (late, False)):
            Holding.objects.create(review=review, by=self.ana, was_in_time=was_in_time)

        self.assertEqual(self.parts("review_timeliness"), {"in_time": "1", "late": "1", "not_held": "1"})

    def test_a_follow_through_counts_once_it_is_due_and_as_kept_once_something_landed(self):
        for landed, why, days in ((True, "", 5), (False, "It had to wait.", 5), (None, "", 5), (None, "", -5)):
            review = self.held(20)
            FollowThrough.objects.create(
                review=review,
                due_at=things.days_ago(days),
                held_at=None if landed is None else timezone.now(),
                reads_differently=landed,
                why_not_landed="",
                in_the_way=why,
            )

        self.assertEqual(self.parts("follow_through"), {"landed": "1", "not_landed": "1", "not_kept": "1"})

    def test_each_part_opens_as_many_records_as_it_says(self):
        self.held(60, changed_after=3)
        self.held(70)
        self.held(2)
        asked = things.asked(self.of)
        for key in ("lesson_to_change", "days_to_change", "review_timeliness", "follow_through"):
            measure = measure_named(key)
            for part in measure.figure(asked).parts:
                with self.subTest(f"{key} {part.key}"):
                    self.assertEqual(len(measure.records(asked, part.key)), int(part.value))

    def test_of_a_team_only_its_own_reviews_count(self):
        of = things.big({"Ward": 6, "Lab": 6}, name="Big")
        ward = of.teams.get(name="Ward")
        for team in (ward, of.teams.get(name="Lab")):
            review = make.review(make.event(of, team=team))
            review.hold(by=self.ana)

        found = things.figure("lesson_to_change", things.asked(of, team=ward))

        self.assertEqual({part.key: part.value for part in found.parts}["young"], "1")

    def test_a_matter_that_was_handed_over_is_outside(self):
        review = self.held(60)
        Event.objects.filter(pk=review.event.pk).update(source="sample")

        self.assertEqual(self.figure("lesson_to_change").n, 0)
