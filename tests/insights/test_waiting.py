"""What waits, and the stories of what changed."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from goldseam.actions.models import Action
from goldseam.artifacts.models import Activation
from goldseam.changes.models import Change, Verification
from goldseam.insights.stories import stories
from goldseam.insights.waiting import waiting
from tests import make
from tests.insights import things


class WaitingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.of = make.organisation()
        cls.ana = make.person("Ana")

    def counts(self):
        return {one.kind.key: one.count for one in waiting(things.asked(self.of))}

    def test_nothing_waits_where_nothing_happened(self):
        self.assertEqual(set(self.counts().values()), {0})

    def test_late_reviews_orphaned_promises_and_effects_wait(self):
        late = make.review(make.event(self.of, detected_at=timezone.now() - timedelta(days=4)))
        orphan, finished = make.action(late), make.action(late)
        Action.objects.filter(pk=orphan.pk).update(is_carried_over=True, owner=None)
        finished.complete(by=self.ana)
        Action.objects.filter(pk=finished.pk).update(effect_due_on=timezone.localdate())

        self.assertEqual(self.counts(), {"reports": 0, "reviews": 1, "unassigned": 1, "effects": 1, "proofs": 0})

    def test_a_change_in_force_waits_for_a_look_at_later_data(self):
        change = make.change(make.review(make.event(self.of)))
        Change.objects.filter(pk=change.pk).update(at=things.days_ago(100))
        self.assertEqual(self.counts()["proofs"], 0)
        Activation.objects.create(artifact=change.version.artifact, by=self.ana)

        self.assertEqual(self.counts()["proofs"], 1)

    def test_a_report_waits_until_a_human_said_a_word(self):
        box = make.letterbox(self.of)
        box.receive("A bag hung at the wrong bed.", at_once=True)

        self.assertEqual(self.counts()["reports"], 1)


class StoriesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.of = make.organisation()
        cls.ana = make.person("Ana")
        cls.list = make.checklist(cls.of)

    def test_a_story_tells_the_lines_that_differ_newest_first(self):
        for add in ("End dates are checked", "Two people look"):
            make.change(make.review(make.event(self.of)), self.list, add=add)

        newest, older = stories(things.asked(self.of))

        self.assertEqual([line.parts[0][1] for line in newest.lines_after], ["Two people look"])
        self.assertEqual([line.parts[0][1] for line in newest.lines_before], ["Nothing about this."])
        self.assertEqual((older.version.number, older.before.number), (2, 1))

    def test_too_early_says_how_much_more_it_takes(self):
        change = make.change(make.review(make.event(self.of)), self.list)
        counts = {"events_before": 6, "weeks_before": 26, "events_after": 1, "weeks_after": 10}
        Verification.record(self.ana, change, what="Certificates that ran out", **counts)

        (story,) = stories(things.asked(self.of))

        self.assertFalse(story.is_proven)
        self.assertIn("Too early to say", story.proof)
        self.assertRegex(story.proof, r"week|day|month")

    def test_they_take_the_same_queries_however_many_there_are(self):
        for number in range(4):
            make.change(make.review(make.event(self.of)), self.list, add=f"Line {number}")
        asked = things.asked(self.of)
        _ = asked.person.sight
        for count in (2, 4):
            with self.subTest(count), self.assertNumQueries(6):
                for story in stories(asked, count=count):
                    _ = story.lines_before, story.lines_after, story.proof, story.artifact.stage
                    _ = story.event.get_absolute_url(), story.version.get_absolute_url()
