from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.live.models import Turn
from tests.live.cards import TALK, Writer, card_room, goes_to


class RoundTests(TestCase):
    def setUp(self):
        self.room, self.lead, (self.gus, self.ida) = card_room(TALK)

    @property
    def now(self):
        turn = self.room.current_turn
        return turn and turn.seat.name

    def test_everybody_is_asked_and_whoever_leads_comes_last(self):
        """2.5"""
        asked = []
        while self.now:
            asked.append(self.now)
            self.room.take_turn(self.room.current_turn.seat)

        self.assertEqual(asked, ["Gus", "Ida", "Ana"])

    def test_who_passes_is_asked_again_in_the_next_round(self):
        self.room.pass_turn(self.gus.seat)
        self.room.take_turn(self.ida.seat)
        self.room.take_turn(self.lead.seat)
        self.room.begin_round(by=self.room.facilitator, after=1)

        self.assertEqual((self.room.round, self.now), (2, "Gus"))

    def test_who_was_not_heard_yet_comes_before_who_was(self):
        """2.5: what somebody said between turns counts."""
        room, _lead, _guests = card_room(TALK, at=0)
        room.go_to(0, by=room.facilitator)
        room.note_turn(room.seats.get(name="Gus"), by=room.facilitator, after=0)
        goes_to(room, 1)

        self.assertEqual(room.current_turn.seat.name, "Ida")

    def test_a_turn_that_is_sent_twice_is_one_turn(self):
        turn = self.room.current_turn.pk
        for _time in range(2):
            self.room.take_turn(self.gus.seat, turn)

        self.assertEqual(self.now, "Ida")

    def test_nobody_takes_the_turn_of_somebody_else(self):
        for turn in (None, self.room.current_turn.pk):
            with self.assertRaisesMessage(ValidationError, "not your turn"):
                self.room.take_turn(self.ida.seat, turn)

    def test_who_only_listens_is_in_no_round(self):
        Writer(self.room, "Kim", is_silent=True)

        self.assertNotIn("Kim", [seat.name for seat in self.room.line_up()])

    def test_who_comes_late_is_asked_in_the_same_round(self):
        Writer(self.room, "Kim")

        self.assertEqual([seat.name for seat in self.room.line_up()], ["Ida", "Kim", "Ana"])

    def test_whoever_leads_goes_on_for_who_is_away(self):
        turn = self.room.current_turn.pk
        for _time in range(2):
            self.room.next_turn(by=self.room.facilitator, turn=turn)

        self.assertEqual(self.now, "Ida")
        self.assertEqual(Turn.objects.get(pk=turn).outcome, "passed")

    def test_to_ask_the_next_one_twice_passes_over_nobody(self):
        self.room.current_turn.delete()
        for _time in range(2):
            self.room.next_turn(by=self.room.facilitator)

        self.assertEqual((self.now, Turn.objects.exclude(outcome="").count()), ("Gus", 0))

    def test_whose_account_is_closed_is_asked_no_more(self):
        type(self.room.facilitator).objects.update(is_active=False)

        self.assertNotIn("Ana", [seat.name for seat in self.room.line_up()])

    def test_where_the_one_whose_turn_it_was_has_gone_the_next_one_is_asked(self):
        self.room.leave(self.gus.seat)

        self.assertEqual(self.now, "Ida")

    def test_one_tap_counts_once_however_often_it_is_sent(self):
        for _time in range(2):
            self.room.note_turn(self.gus.seat, by=self.room.facilitator, after=0)
        self.room.note_turn(self.gus.seat, by=self.room.facilitator, after=1)

        self.assertEqual(self.room.times_heard()[self.gus.seat.pk], 2)

    def test_without_a_clock_for_all_there_are_no_turns(self):
        room, _lead, _guests = card_room(TALK, pace="over_days")

        self.assertIsNone(room.current_turn)

    def test_turns_are_forgotten_with_the_room(self):
        self.room.take_turn(self.gus.seat)
        self.room.end(by=self.room.facilitator)

        self.assertFalse(Turn.objects.exists())
