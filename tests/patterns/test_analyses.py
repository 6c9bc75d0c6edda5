from datetime import timedelta

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils import timezone

from goldseam.events.models import Event, Layer
from goldseam.patterns.models import Analysis, Pattern
from goldseam.patterns.next_steps import months
from goldseam.patterns.since import since_of
from goldseam.reviews.models import Review
from tests import make
from tests.patterns import things


class AnalysisTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation(size="organisation")
        cls.ana = make.person("Ana")
        cls.bo = make.member(cls.acme, "Bo")
        cls.team = make.team(cls.acme, "Night", members=[cls.ana])
        cls.grave = things.events(cls.acme, 2, severity_potential=5)
        things.events(cls.acme, 22)
        cls.layer = Layer.add(cls.acme, "Second look")

    def keep(self, by=None, note="", **asked):
        pattern = {"title": "Found too late", "value": "near_miss", "owner": self.ana, "layers": [self.layer]}
        return Analysis.keep(things.shared(self.acme, **asked), by=by or self.ana, patterns=[pattern], note=note)

    def test_it_is_kept_as_a_review_of_the_gravest_events(self):
        """5.4: saved as a review, in which actions are promised."""
        analysis = self.keep()
        action = make.action(analysis.review)

        self.assertEqual(analysis.review.kind, "near_miss")
        self.assertEqual(analysis.review.events.count(), 12)
        self.assertLessEqual(set(self.grave), set(analysis.review.events.all()))
        self.assertEqual(list(analysis.review.actions.all()), [action])
        self.assertEqual(str(analysis.review), "Review of “Found too late”")

    def test_what_was_seen_stays_as_it_was(self):
        analysis = self.keep()
        Event.objects.update(kind="incident")

        seen = Analysis.objects.get(pk=analysis.pk).seen

        self.assertEqual(seen["n"], 24)
        self.assertEqual([(row["value"], row["count"]) for row in seen["bars"]["rows"]], [("near_miss", 24)])

    def test_what_only_some_may_see_is_in_no_figure_that_others_read(self):
        things.events(self.acme, 3, visibility="restricted")
        things.events(self.acme, 2, visibility="team", team=self.team)

        everybody, of_team = self.keep(), self.keep(team=self.team.pk)

        self.assertEqual(everybody.seen["n"], 24)
        self.assertEqual(of_team.seen["n"], 2)
        self.assertEqual(list(Analysis.objects.visible_to(self.bo)), [everybody])
        self.assertEqual(Pattern.objects.visible_to(self.bo).count(), 1)

    def test_more_than_three_patterns_are_refused_and_none_needs_a_reason(self):
        look = things.shared(self.acme)
        with self.assertRaisesMessage(ValidationError, "Choose two or three"):
            Analysis.keep(look, by=self.ana, patterns=[{"title": "One"}] * 4)
        with self.assertRaisesMessage(ValidationError, "Name a pattern"):
            Analysis.keep(look, by=self.ana, patterns=[{"title": " "}])

        self.assertFalse(Analysis.keep(look, by=self.ana, patterns=[], note="A quiet month.").patterns.exists())

    def test_a_pattern_is_closed_and_taken_up_again(self):
        pattern = self.keep().patterns.get()
        pattern.close(by=self.ana, why="It has not come again.")
        pattern.close(by=self.bo)

        self.assertEqual(pattern.closure.why, "It has not come again.")
        self.assertFalse(Pattern.objects.open().exists())
        pattern.reopen(by=self.ana)
        self.assertFalse(pattern.is_closed)

    def test_how_it_went_on_is_told_with_what_else_fits(self):
        analysis = self.keep()
        pattern = analysis.patterns.get()
        early = since_of(pattern)
        Analysis.objects.filter(pk=analysis.pk).update(at=timezone.now() - timedelta(weeks=10))
        things.events(self.acme, 3, when=timezone.now() - timedelta(weeks=2))
        pattern.refresh_from_db()

        since = since_of(Pattern.objects.get(pk=pattern.pk))

        self.assertIn("Too early to say", str(early.verdict))
        self.assertEqual((since.before, since.after), (24, 3))
        self.assertIn("times as often as now", str(since.verdict))
        self.assertEqual(since.verdict.mood, "")

    def test_a_matter_that_is_handed_over_leaves_the_review(self):
        review = self.keep().review
        self.grave[0].hand_to_other_process(by=self.ana)

        self.assertTrue(Review.objects.visible_to(self.bo).contains(review))
        self.assertEqual(review.events.count(), 11)

    def test_a_month_that_nobody_has_looked_at_waits_for_those_who_guide(self):
        self.assertEqual(months(self.ana, self.acme).steps, [])
        things.events(self.acme, 20, when=things.last_month())
        waiting = months(self.ana, self.acme).steps
        Analysis.keep(things.shared(self.acme, period=things.Period.last("month")), self.ana, [], note="Nothing.")

        self.assertIn("has not been looked at", waiting[0].title)
        self.assertEqual(months(self.bo, self.acme).steps, [])
        self.assertEqual(months(self.ana, self.acme).steps, [])
