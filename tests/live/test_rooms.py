"""Rooms: who comes in, where everybody is, who leads, and what stays when it is over."""

from datetime import timedelta
from unittest.mock import patch

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils import timezone

from goldseam.live.models import Pace, Room, Seat
from goldseam.live.stages import Doing, Stage
from tests import make


class RoomTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo = make.member(cls.acme, "Bo")
        cls.room = make.room(cls.acme, cls.ana)
        cls.lead = make.seat(cls.room, cls.ana)


class OpeningTests(RoomTests):
    def test_a_room_begins_in_a_lobby_and_ends_with_a_close(self):
        room = make.room(self.acme, self.ana, stages=[Stage("write", Doing.WRITE, "Write", 5)])

        self.assertEqual([stage.doing for stage in room.all_stages], ["lobby", "write", "close"])
        self.assertEqual(room.stage.doing, "lobby")

    def test_whoever_opens_a_room_leads_it(self):
        self.assertTrue(self.room.is_led_by(self.ana))
        self.assertFalse(self.room.is_led_by(self.bo))

    def test_a_room_needs_a_name(self):
        with self.assertRaisesMessage(ValidationError, "what it is about"):
            make.room(self.acme, self.ana, title="  ")


class JoiningTests(RoomTests):
    def test_the_same_device_comes_back_to_the_same_seat(self):
        seat = make.seat(self.room, "Gus", secret="a")

        again = self.room.join(name="Somebody else", secret="a")

        self.assertEqual((again.pk, again.name), (seat.pk, "Gus"))

    def test_an_account_has_one_seat_which_moves_to_the_newest_device(self):
        seat = make.seat(self.room, self.bo, secret="phone")

        moved = make.seat(self.room, self.bo, secret="laptop")

        self.assertEqual(moved.pk, seat.pk)
        self.assertIsNotNone(moved.moved_at)
        self.assertNotEqual(moved.token, seat.token)

    def test_two_guests_can_be_told_apart(self):
        make.seat(self.room, "Gus")

        with self.assertRaisesMessage(ValidationError, "is called that"):
            make.seat(self.room, " gus ")

    def test_guests_do_not_fill_the_room_for_those_who_work_here(self):
        with patch("goldseam.live.models.joining.MOST", 3), patch("goldseam.live.models.joining.KEPT_FREE", 1):
            make.seat(self.room, "Gus")
            with self.assertRaisesMessage(ValidationError, "full"):
                make.seat(self.room, "Ida")
            make.seat(self.room, self.bo)

    def test_signs_that_nobody_sees_make_no_other_name(self):
        room = make.room()
        make.seat(room, "Ida")

        for name in ("Ida\u200b", "\u202eIda", "I\x07da"):
            with self.assertRaisesMessage(ValidationError, "is called that"):
                make.seat(room, name)

    def test_a_guest_says_a_name(self):
        with self.assertRaisesMessage(ValidationError, "called here"):
            make.seat(self.room, " ")

    def test_nobody_new_comes_through_a_closed_door_but_who_was_here_comes_back(self):
        make.seat(self.room, "Gus", secret="a")
        self.room.lock(by=self.ana)

        make.seat(self.room, "Gus", secret="a")
        with self.assertRaisesMessage(ValidationError, "door is closed"):
            make.seat(self.room, "Kim")

    def test_a_room_can_be_for_those_who_belong_to_the_organisation(self):
        room = make.room(self.acme, self.ana, welcomes_guests=False)
        stranger = make.person("Cleo")

        make.seat(room, self.bo)
        for who in ("Gus", stranger):
            with self.assertRaisesMessage(ValidationError, "for people of Acme"):
                make.seat(room, who)

    def test_who_was_sent_out_does_not_come_in_again(self):
        self.room.send_out(make.seat(self.room, "Gus", secret="a"), by=self.ana)
        self.room.send_out(make.seat(self.room, self.bo, secret="b"), by=self.ana)

        for who, secret in (("Kim", "a"), (self.bo, "c")):
            with self.assertRaisesMessage(ValidationError, "asked to leave"):
                make.seat(self.room, who, secret=secret)

    def test_whoever_leads_is_not_sent_out(self):
        with self.assertRaisesMessage(ValidationError, "Hand the lead over"):
            self.room.send_out(self.lead, by=self.ana)


class MovingTests(RoomTests):
    def test_all_go_to_the_next_stage_and_the_clock_begins_anew(self):
        self.room.go_to(2, by=self.ana)

        self.assertEqual(self.room.stage.key, "ideas")
        self.assertAlmostEqual(self.room.seconds_left, 300, delta=2)

    def test_going_to_the_same_stage_twice_is_going_once(self):
        self.room.go_to(1, by=self.ana)
        version = Room.objects.get(pk=self.room.pk).version

        self.room.go_to(1, by=self.ana)

        self.assertEqual(Room.objects.get(pk=self.room.pk).version, version)

    def test_what_was_pressed_in_an_earlier_stage_does_not_bring_all_back(self):
        self.room.go_to(3, by=self.ana, since=0)

        self.room.go_to(1, by=self.ana, since=0)

        self.assertEqual(self.room.at, 3)

    def test_the_same_minute_is_given_once(self):
        self.room.go_to(2, by=self.ana)
        asked = self.room.moment

        for _ in range(2):
            self.room.add_time(60, by=self.ana, since=asked)

        self.assertAlmostEqual(self.room.seconds_left, 360, delta=2)

    def test_there_is_nothing_before_the_lobby_and_nothing_after_the_close(self):
        for at in (-1, 99):
            with self.assertRaisesMessage(ValidationError, "no such stage"):
                self.room.go_to(at, by=self.ana)

    def test_a_minute_more_counts_from_now_where_the_time_is_up(self):
        self.room.go_to(2, by=self.ana)
        Room.objects.update(stage_since=timezone.now() - timedelta(minutes=9))

        self.room.add_time(60, by=self.ana)

        self.assertAlmostEqual(self.room.seconds_left, 60, delta=2)

    def test_a_pause_takes_nothing_of_the_time(self):
        self.room.go_to(2, by=self.ana)
        self.room.pause(by=self.ana)
        Room.objects.update(
            stage_since=timezone.now() - timedelta(minutes=4), paused_at=timezone.now() - timedelta(minutes=3)
        )

        self.room.resume(by=self.ana)

        self.assertAlmostEqual(self.room.seconds_left, 240, delta=2)

    def test_a_pause_that_arrives_late_leaves_the_next_stage_alone(self):
        meant = self.room.moment
        self.room.go_to(2, by=self.ana)

        self.room.pause(by=self.ana, since=meant)

        self.assertIsNone(self.room.paused_at)

    def test_without_a_common_clock_there_is_no_time_that_runs_out(self):
        for pace in (Pace.OVER_DAYS, Pace.ALONE):
            room = make.room(self.acme, self.ana, pace=pace)
            room.go_to(2, by=self.ana)

            self.assertFalse(room.has_clock)
            with self.assertRaisesMessage(ValidationError, "no clock"):
                room.add_time(60, by=self.ana)


class LeadingTests(RoomTests):
    def test_the_lead_is_handed_over_to_somebody_who_works_here(self):
        self.room.hand_lead_to(make.seat(self.room, self.bo), by=self.ana)

        self.assertTrue(self.room.is_led_by(self.bo))

    def test_a_guest_cannot_lead(self):
        with self.assertRaisesMessage(ValidationError, "works here with an account"):
            self.room.hand_lead_to(make.seat(self.room, "Gus"), by=self.ana)


class EndingTests(RoomTests):
    def test_a_room_that_is_over_has_forgotten_who_sat_there(self):
        make.seat(self.room, "Gus")

        self.room.end(by=self.ana)

        self.room.refresh_from_db()
        self.assertTrue(self.room.is_over)
        self.assertEqual(self.room.ending.people, 2)
        self.assertFalse(Seat.objects.exists())

    def test_nothing_happens_any_more_in_a_room_that_is_over(self):
        self.room.end(by=self.ana)
        self.room.end(by=self.ana)

        with self.assertRaisesMessage(ValidationError, "room is over"):
            self.room.go_to(1, by=self.ana)
        with self.assertRaisesMessage(ValidationError, "room is over"):
            make.seat(self.room, "Kim")

    def test_a_card_that_was_never_turned_over_is_forgotten(self):
        self.room.cards.create(stage="ideas", text="Seen", is_open=True)
        self.room.cards.create(stage="ideas", text="Seen by nobody")

        self.room.end(by=self.ana)

        self.assertEqual([card.text for card in self.room.cards.all()], ["Seen"])

    def test_a_rehearsal_leaves_nothing_behind(self):
        room = make.room(self.acme, self.ana, is_rehearsal=True)
        make.seat(room, "Gus")

        room.end(by=self.ana)

        self.assertFalse(Room.objects.filter(pk=room.pk).exists())
        self.assertEqual(make.room(self.acme, self.ana).number, room.number)


class AbsentLeadTests(RoomTests):
    def test_the_lead_can_be_taken_where_nobody_leads_any_more(self):
        make.seat(self.room, self.bo)
        with self.assertRaisesMessage(ValidationError, "leads this room already"):
            self.room.take_lead(by=self.bo)

        Seat.objects.update(seen_at=timezone.now() - timedelta(minutes=10))
        self.room.take_lead(by=self.bo)

        self.assertTrue(self.room.is_led_by(self.bo))


class AloneTests(RoomTests):
    def test_one_alone_waits_for_nobody_and_nobody_else_comes_in(self):
        room = make.room(self.acme, self.ana, pace=Pace.ALONE)

        self.assertEqual(room.at, 1)
        make.seat(room, self.ana)
        with self.assertRaisesMessage(ValidationError, "for one person alone"):
            make.seat(room, self.bo)
