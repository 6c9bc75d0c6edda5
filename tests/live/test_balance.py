from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from goldseam.live.balance import balance_of
from tests.live.cards import TALK, Writer, card_room


class BalanceTests(TestCase):
    """2.5: the balance is shown while it can still be changed."""

    def setUp(self):
        self.room, self.lead, self.guests = card_room(TALK, people=("Gus", "Ida", "Kim"))

    def speaks(self, who, times):
        for after in range(times):
            self.room.note_turn(who.seat, by=self.room.facilitator, after=after)

    def half_time(self):
        self.room.stage_since = timezone.now() - timedelta(minutes=6)

    def test_turns_are_counted_for_each_and_who_only_listens_in_none(self):
        Writer(self.room, "Eve", is_silent=True)
        self.speaks(self.guests[0], 2)
        self.room.take_turn(self.guests[0].seat)
        self.room.take_turn(self.guests[1].seat)

        counts = {one.seat.name: one.turns for one in balance_of(self.room).people}
        self.assertEqual(counts, {"Ana": 0, "Gus": 3, "Ida": 1, "Kim": 0})

    def test_one_voice_that_fills_the_room_is_a_hint(self):
        self.speaks(self.guests[0], 5)
        self.speaks(self.guests[1], 2)

        (hint,) = balance_of(self.room).hints
        self.assertIn("Gus", hint)

    def test_by_half_time_those_not_heard_yet_are_named(self):
        self.speaks(self.guests[0], 1)
        self.speaks(self.guests[1], 1)
        self.assertEqual(balance_of(self.room).hints, [])

        self.half_time()
        self.assertIn("Not heard yet: Ana, Kim", balance_of(self.room).hints[0])

    def test_before_anybody_spoke_there_is_nothing_to_measure(self):
        self.half_time()
        balance = balance_of(self.room)

        self.assertEqual((balance.turns, balance.hints), (0, []))
        self.assertIn("not enough talk", balance.words)
