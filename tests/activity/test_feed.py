from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from goldseam.activity.models import Activity
from tests import make


class FeedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation(size="organisation")
        cls.ana = make.person("Ana")
        cls.bo = make.member(cls.acme, "Bo")

    def test_a_person_reads_of_what_may_be_seen(self):
        make.event(self.acme, text="Shared.")
        make.event(self.acme, text="Of another team.", team=make.team(self.acme), visibility="team")
        make.event(self.acme, text="Restricted.", visibility="restricted")

        self.assertEqual(self.sentences(self.bo), ["Ana logged “Shared”"])

    def test_other_organisations_are_elsewhere(self):
        other = make.organisation(owner=make.person("Cy"), name="Other")
        make.event(other, text="Elsewhere.")

        self.assertEqual(self.sentences(make.person("Cy")), [])

    def test_reminders_tell_no_story(self):
        event = make.event(self.acme)
        review = make.review(event)
        Activity.record("review.due", review, by=None)

        self.assertEqual(len(self.sentences(self.bo)), 2)
        self.assertEqual(Activity.objects.history_of(event).count(), 2)

    def test_a_longer_feed_takes_no_more_queries(self):
        make.closed_review(make.event(self.acme))
        self.sentences(self.bo)
        with self.assertNumQueries(8):
            self.sentences(self.bo)
        for _ in range(4):
            make.closed_review(make.event(self.acme))
        with self.assertNumQueries(8):
            self.assertGreater(len(self.sentences(self.bo)), 40)

    def sentences(self, person):
        lately = Activity.objects.recent_in(self.acme.pk, timezone.now() - timedelta(days=30))
        feed = lately.visible_to(person).told()
        return [f"{one.sentence}{one.href and ''}{one.note and ''}" for one in feed]
