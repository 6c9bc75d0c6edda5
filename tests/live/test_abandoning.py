"""Rooms to which nobody comes any more end by themselves, and not without a word."""

from datetime import timedelta
from unittest.mock import patch

from django.test import TestCase
from django.utils import timezone

from goldseam.activity.models import Activity
from goldseam.live.abandoning import end_abandoned_rooms
from goldseam.live.models import Room, Seat
from goldseam.live.models.room import Pace
from goldseam.live.next_steps import open_rooms
from goldseam.live.stages import Doing, Stage
from goldseam.reviews.room_templates import review_templates
from tests import make


@patch("goldseam.live.abandoning.is_day_in", new=lambda zone: True)
class AbandonedRoomTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo, cls.cleo = make.member(cls.acme, "Bo"), make.member(cls.acme, "Cleo")

    def room(self, days_ago, **details):
        stages = [Stage("reasons", Doing.WRITE, "Reasons"), Stage("turn-over", Doing.REVEAL, "Turn over")]
        room = make.room(self.acme, self.ana, stages=stages, **details)
        make.seat(room, "Gus")
        if not room.is_alone:
            make.seat(room, self.bo)
        self.leave(room, days_ago)
        return room

    def leave(self, room, days_ago):
        long_ago = timezone.now() - timedelta(days=days_ago)
        Room.objects.filter(pk=room.pk).update(stage_since=long_ago)
        Seat.objects.filter(room=room).update(seen_at=long_ago, joined_at=long_ago)

    def later(self, days):
        now = timezone.now() + timedelta(days=days)
        return patch("django.utils.timezone.now", lambda: now)

    def told(self, kind):
        return list(Activity.objects.filter(kind=kind))

    def test_who_leads_and_who_sits_there_hear_a_week_before(self):
        room = self.room(days_ago=22)

        for _time in range(2):
            end_abandoned_rooms.call()

        (told,) = self.told("room.left_alone")
        self.assertEqual(set(told.of_kind.recipients(told)), {self.ana, self.bo})
        self.assertIn("closes by itself after", told.sentence)
        self.assertIn("closes by itself after", open_rooms(self.ana, self.acme).steps[0].why)
        self.assertFalse(Room.objects.get(pk=room.pk).is_over)

    def test_then_it_ends_and_keeps_what_was_turned_over(self):
        room = self.room(days_ago=22)
        room.cards.create(stage="reasons", text="Nobody tested it", is_open=True)
        end_abandoned_rooms.call()

        with self.later(days=8):
            end_abandoned_rooms.call()
            end_abandoned_rooms.call()

        room = Room.objects.get(pk=room.pk)
        self.assertTrue(room.ending.is_abandoned)
        self.assertEqual((room.cards.count(), room.seats.count()), (1, 0))
        self.assertEqual(len(self.told("room.abandoned")), 1)
        self.assertContains(self.client.get(room.get_absolute_url()), "Nobody had come", status_code=410)

    def test_whoever_comes_meanwhile_keeps_it_open(self):
        room = self.room(days_ago=22)
        end_abandoned_rooms.call()
        Seat.objects.filter(person=self.bo).update(seen_at=timezone.now())

        end_abandoned_rooms.call()

        room.refresh_from_db()
        self.assertEqual((room.closes_on, room.is_over), (None, False))
        with self.later(days=8):
            end_abandoned_rooms.call()
        self.assertFalse(Room.objects.get(pk=room.pk).is_over)

    def test_whoever_comes_in_the_very_moment_keeps_it_open(self):
        room = self.room(days_ago=40)
        Seat.objects.filter(room=room).update(seen_at=timezone.now())

        room.abandon()

        self.assertFalse(Room.objects.get(pk=room.pk).is_over)

    def test_a_room_over_some_days_is_left_alone_for_longer(self):
        room = self.room(days_ago=40, pace=Pace.OVER_DAYS)

        end_abandoned_rooms.call()
        room.refresh_from_db()
        self.assertIsNone(room.closes_on)

        self.leave(room, days_ago=61)
        end_abandoned_rooms.call()
        room.refresh_from_db()
        self.assertIsNotNone(room.closes_on)

    def test_a_rehearsal_goes_after_a_week_without_a_trace(self):
        self.room(days_ago=8, is_rehearsal=True)
        fresh = self.room(days_ago=6, is_rehearsal=True)

        end_abandoned_rooms.call()

        self.assertEqual([*Room.objects.all()], [fresh])
        self.assertFalse(Seat.objects.exclude(room=fresh).exists())
        self.assertFalse(Activity.objects.filter(kind__startswith="room.").exists())

    def test_nobody_is_told_at_night(self):
        room = self.room(days_ago=22)

        with patch("goldseam.live.abandoning.is_day_in", return_value=False):
            end_abandoned_rooms.call()

        room.refresh_from_db()
        self.assertIsNone(room.closes_on)

    def test_a_premortem_takes_what_its_room_leaves(self):
        """As if whoever led had ended it: risks out of the clusters that were carried."""
        premortem = make.premortem(self.acme, self.ana)
        room = premortem.hold(by=self.ana)
        room.cards.create(stage="reasons", text="Servers", is_open=True)
        room.clusters.create(stage="cluster", title="Servers", position=1, is_carried=True)

        self.forget(room)

        self.assertTrue(Room.objects.get(pk=room.pk).is_over)
        self.assertEqual(premortem.risks.get().title, "Servers")

    def test_what_was_left_in_its_lobby_can_still_be_held(self):
        premortem, review = make.premortem(self.acme, self.ana), make.review(make.event(self.acme))
        room = premortem.hold(by=self.ana)
        other = review.hold_in_room(self.ana, review_templates(self.acme)[0].stages)

        self.forget(room, other)
        premortem.refresh_from_db()
        review.refresh_from_db()

        self.assertEqual((premortem.room, review.room), (None, None))
        self.assertNotEqual(premortem.hold(by=self.ana), room)

    def test_a_review_keeps_what_was_said(self):
        review = make.review(make.event(self.acme))
        room = review.hold_in_room(self.ana, review_templates(self.acme)[0].stages)
        room.cards.create(stage="gaps", text="Nobody owns the date", is_open=True)

        self.forget(room)

        self.assertIn("Nobody owns the date", review.sections.get(key="gaps").text)

    def forget(self, *rooms):
        for room in rooms:
            self.leave(room, days_ago=22)
        end_abandoned_rooms.call()
        with self.later(days=8):
            end_abandoned_rooms.call()
