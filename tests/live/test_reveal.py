from uuid import uuid4

from django.test import TestCase

from goldseam.live.models import Card
from goldseam.live.showing import facts_of
from goldseam.live.stages import Doing, Stage
from tests.live.cards import GROUP, READ, WRITE, Writer, card_room, goes_to


class RevealTests(TestCase):
    def setUp(self):
        self.room, self.lead, (self.gus, self.ida) = card_room()
        for n in range(3):
            self.gus.writes(f"Reason {n}")
        goes_to(self.room, 2)

    @property
    def opened(self):
        return Card.objects.filter(is_open=True).count()

    def test_whose_turn_it_is_turns_over_a_card_and_the_next_one_is_asked(self):
        """6.1: the card may be anybody's: Ida wrote none and reads one all the same."""
        readers = []
        while self.room.current_turn:
            readers.append(self.room.current_turn.seat.name)
            self.room.turn_over(self.room.current_turn.seat)

        self.assertEqual((readers, self.opened), (["Gus", "Ida", "Ana"], 3))

    def test_cards_are_turned_over_in_the_order_of_chance_in_which_they_lie(self):
        lying = list(Card.objects.values_list("text", flat=True))
        self.room.turn_over(self.gus.seat)

        self.assertEqual(Card.objects.get(is_open=True).text, lying[0])

    def test_sent_twice_one_card_lies_open(self):
        turn = self.room.current_turn.pk
        for _time in range(2):
            self.room.turn_over(self.gus.seat, turn)

        self.assertEqual(self.opened, 1)

    def test_rounds_go_on_until_all_cards_lie_open(self):
        for seat in (self.gus.seat, self.ida.seat, self.lead.seat):
            self.room.pass_turn(seat)

        self.assertEqual((self.room.round, self.room.current_turn.seat.name, self.opened), (2, "Gus", 0))

    def test_whoever_leads_turns_one_over_for_somebody_or_all_at_once(self):
        for _time in range(2):
            self.room.turn_over_next(by=self.room.facilitator, seen=0)
        self.assertEqual((self.opened, self.room.current_turn.seat.name), (1, "Ida"))

        self.room.open_all(by=self.room.facilitator)
        self.assertEqual((self.opened, self.room.current_turn), (3, None))

    def test_who_reads_is_named_until_all_are_laid_open_at_once(self):
        self.room.turn_over(self.gus.seat)
        self.assertEqual(facts_of(self.room)["reader"], self.gus.seat)

        self.room.open_all(by=self.room.facilitator)
        self.assertIsNone(facts_of(self.room)["reader"])

    def test_going_on_early_lays_the_rest_open(self):
        goes_to(self.room, 3)

        self.assertEqual(self.opened, 3)

    def test_a_card_that_is_taken_away_is_gone_and_nothing_says_whose_it_was(self):
        self.room.open_all(by=self.room.facilitator)
        self.room.remove_card(Card.objects.first().pk, by=self.room.facilitator)
        self.room.remove_card(uuid4(), by=self.room.facilitator)

        self.assertEqual(self.opened, 2)

    def test_what_lies_face_down_can_not_be_taken_away(self):
        self.room.remove_card(Card.objects.first().pk, by=self.room.facilitator)

        self.assertEqual(Card.objects.count(), 3)


class OtherRoomsTests(TestCase):
    def test_where_cards_carry_names_people_read_their_own_first(self):
        room, _lead, (gus, ida) = card_room(is_named=True)
        gus.writes("From Gus")
        ida.writes("From Ida")
        goes_to(room, 2)
        room.pass_turn(gus.seat)
        room.turn_over(ida.seat)

        self.assertEqual(Card.objects.get(is_open=True).name, "Ida")
        self.assertEqual(sorted(Card.objects.values_list("position", flat=True)), [1, 2])

    def test_over_some_days_all_cards_lie_open_when_the_stage_ends(self):
        room, _lead, (gus, _ida) = card_room(pace="over_days")
        gus.writes("On Monday")
        goes_to(room, 2)

        self.assertTrue(Card.objects.get().is_open)
        self.assertIsNone(room.current_turn)

    def test_all_at_once_where_there_are_no_rounds(self):
        room, _lead, (gus, _ida) = card_room(WRITE, Stage("read", Doing.REVEAL, "Look", in_rounds=False))
        gus.writes("One")
        goes_to(room, 2)

        self.assertTrue(Card.objects.get().is_open)

    def test_cards_that_no_stage_turns_over_lie_open_at_once(self):
        room, _lead, (gus, _ida) = card_room(WRITE, GROUP)
        gus.writes("One")
        goes_to(room, 2)

        self.assertTrue(Card.objects.get().is_open)

    def test_cards_of_another_stage_wait_for_their_turn(self):
        more = Stage("more", Doing.WRITE, "What else?")
        room, _lead, (gus, _ida) = card_room(WRITE, more, READ)
        gus.writes("One")
        goes_to(room, 2)

        self.assertFalse(Card.objects.get().is_open)

    def test_who_comes_late_sees_what_everybody_sees(self):
        room, _lead, (gus, _ida) = card_room()
        gus.writes("One")
        goes_to(room, 2)
        room.turn_over(room.current_turn.seat)
        kim = Writer(room, "Kim")

        self.assertEqual([card.text for card in kim.room.cards_of(room.stage).filter(is_open=True)], ["One"])
