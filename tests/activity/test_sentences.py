from django.test import TestCase

from goldseam.activity.kinds import KINDS
from goldseam.activity.models import Activity
from tests import make


class SentenceTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")

    def test_a_change_says_because_of_what(self):
        review = make.review(make.event(self.acme))
        make.change(review)

        change = Activity.objects.get(kind="change.linked")

        self.assertEqual(
            change.sentence, "Because of “Payments were refused for an hour”, Ana changed Release checklist, version 2"
        )
        self.assertEqual(change.sentence_here, "Because of this, Ana changed Release checklist, version 2")

    def test_a_change_does_not_name_what_belongs_to_another_team(self):
        """Whoever sees the event reads of it: in its history, on the home page, in notifications and mail."""
        review = make.review(make.event(self.acme))
        team = make.team(self.acme)
        ours = make.checklist(self.acme, title="What we do about Bo")
        ours.rename(by=self.ana, title=ours.title, team=team)
        make.change(review, ours)
        change = Activity.objects.get(kind="change.linked")

        self.assertNotIn("Bo", change.sentence + change.sentence_here)
        self.assertEqual(change.href, review.event.get_absolute_url())

    def test_a_change_names_what_belongs_to_the_team_that_alone_sees_the_event(self):
        team = make.team(self.acme, members=[self.ana])
        review = make.review(make.event(self.acme, team=team, visibility="team"))
        ours = make.checklist(self.acme)
        ours.rename(by=self.ana, title=ours.title, team=team)
        make.change(review, ours)

        self.assertIn("Release checklist", Activity.objects.get(kind="change.linked").sentence)

    def test_a_closed_review_says_what_is_different(self):
        make.closed_review(make.event(self.acme))

        closed = Activity.objects.get(kind="review.closed")

        self.assertEqual(closed.sentence, "Ana closed the review of “Payments were refused for an hour”")
        self.assertEqual(closed.note, "The release checklist asks for end dates.")

    def test_whatever_stands_in_a_title_stays_a_title(self):
        make.event(self.acme, text="{actor.password} {0} %s <b>")

        self.assertEqual(Activity.objects.get().sentence, "Ana logged “{actor.password} {0} %s <b>”")

    def test_whoever_is_gone_was_somebody(self):
        make.event(self.acme)
        Activity.objects.update(actor=None)

        self.assertEqual(Activity.objects.get().sentence_here, "Somebody logged this")

    def test_what_is_gone_is_still_told(self):
        review = make.review(make.event(self.acme))
        opened = Activity.objects.get(kind="review.opened")
        review.delete()

        opened = Activity.objects.get(pk=opened.pk)

        self.assertEqual(opened.sentence, "Ana worked on something that is no longer here")
        self.assertEqual(opened.href, opened.history.get_absolute_url())

    def test_every_kind_has_a_sentence_that_can_be_translated(self):
        for name, kind in KINDS.items():
            with self.subTest(name):
                self.assertTrue(kind.sentence)
                self.assertNotIsInstance(kind.sentence, str)

    def test_every_kind_that_happens_on_the_way_reads_well(self):
        """Nothing of a sentence is left open, whatever happens between logging and proving."""
        event = make.event(self.acme)
        review = make.closed_review(event)
        review.postpone(by=self.ana)
        review.resume(by=self.ana)
        action = review.actions.first()
        action.complete(by=self.ana)
        action.take_up_again(by=self.ana)
        review.follow_up(by=self.ana, landings={action: ("done", "")}, reads_differently=True)
        review.reopen(by=self.ana)

        for activity in Activity.objects.told():
            with self.subTest(activity.kind):
                self.assertNotRegex(activity.sentence + activity.sentence_here + activity.note, r"[{}]|None|: *$")
                self.assertTrue(activity.href.startswith("/acme/"))
