from dataclasses import replace
from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from goldseam.live.models import Room
from goldseam.live.stages import kept
from goldseam.reviews.room_templates import review_templates
from goldseam.reviews.room_warnings import warnings_in
from tests import make


class RoomWarningTests(TestCase):
    """3.9: whoever leads is told of common mistakes while they can still be mended."""

    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.review = make.review(make.event(cls.acme))
        cls.room = cls.review.hold_in_room(cls.ana, review_templates(cls.acme)[0].stages)

    def warnings(self, stage="decide"):
        self.room.go_to([one.key for one in self.room.all_stages].index(stage), by=self.ana)
        return " ".join(warnings_in(self.room, self.review))

    def card(self, text, stage="gaps"):
        self.room.cards.create(text=text, stage=stage, is_open=True)

    def test_tasks_without_a_word_on_what_differed_are_a_status_meeting(self):
        make.action(self.review)
        self.assertIn("What differed", self.warnings())

        self.card("Nobody owned the date")

        self.assertNotIn("What differed", self.warnings())

    def test_many_words_that_change_nothing_are_pointed_out_and_at_the_end_any(self):
        self.card("word", stage="reality")
        self.assertEqual(self.warnings(), "")
        self.assertIn("Pick one thing", self.warnings("close"))
        self.review.write(by=self.ana, key="reality", text="word " * 1_600, base=0)
        self.assertIn("Pick one thing", self.warnings())

        self.review.name_artifact(by=self.ana, text="The release checklist")

        self.assertEqual(self.warnings(), "")

    def test_more_than_five_actions_are_too_many(self):
        self.card("Nobody owned the date")
        for _number in range(6):
            make.action(self.review)

        self.assertIn("More than five", self.warnings())

    def test_whoever_leads_sees_them_and_nobody_else(self):
        make.action(self.review)
        self.warnings()
        for who, secret, sees in ((self.ana, "a" * 43, True), (None, "g" * 43, False)):
            self.room.join(person=who, name="Gus", secret=secret)
            self.client.cookies["seat"] = secret
            page = self.client.get(self.room.get_absolute_url()).content.decode()
            self.assertEqual("Only tasks so far" in page, sees)

    def test_when_time_runs_short_the_part_in_which_something_changes_is_protected(self):
        """Of 45 minutes, 18 are left, and people are still at what happened."""
        self.assertEqual(self.warnings("reality-read"), "")
        Room.objects.update(began_at=timezone.now() - timedelta(minutes=27))
        self.room.refresh_from_db()

        self.assertIn("protect the part", self.warnings("gaps-read"))
        self.assertEqual(self.warnings("gaps"), "")
        self.assertEqual(self.warnings("decide"), "")

    def test_nobody_is_interrupted_while_people_write(self):
        make.action(self.review)

        self.assertEqual(self.warnings("gaps"), "")

    def test_time_that_is_up_is_not_called_less_than_half(self):
        for minutes in (45, 90):
            Room.objects.update(began_at=timezone.now() - timedelta(minutes=minutes))
            self.room.refresh_from_db()

            warnings = self.warnings("gaps-read")

            self.assertIn("The time is up", warnings)
            self.assertNotIn("Less than half", warnings)

    def test_a_step_in_which_everything_may_be_decided_is_protected_like_any_other(self):
        """A template of one's own need not choose what cards become."""
        self.room.stages = kept(
            [replace(one, into=()) if "action" in one.into else one for one in self.room.all_stages]
        )
        self.room.began_at = timezone.now() - timedelta(minutes=27)
        self.room.save()

        self.assertIn("protect the part", self.warnings("gaps-read"))
