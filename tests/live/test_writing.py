from unittest import mock
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import connection
from django.test import TestCase

from goldseam.live.models import Card, Draft, Room
from goldseam.live.models.writing import MOST, wants_more_in_our_hands
from goldseam.live.stages import Doing, Stage
from tests.live.cards import READ, WRITE, card_room, goes_to


class WritingTests(TestCase):
    def setUp(self):
        self.room, self.lead, (self.gus, self.ida) = card_room()

    def test_what_is_sent_twice_is_one_card(self):
        key = self.gus.writes("Nobody tested on phones")
        self.gus.writes("Nobody tested on old phones", key=key)

        drafts = self.room.drafts_of(self.gus.owner.cards)
        self.assertEqual([draft.text for draft in drafts], ["Nobody tested on old phones"])

    def test_nobody_is_woken_by_a_draft(self):
        before = Room.objects.get().version
        self.room.unwrite(self.gus.owner.cards, self.gus.writes("One thing"))
        self.gus.writes("Another")

        self.assertEqual(Room.objects.get().version, before)

    def test_nobody_changes_or_takes_back_the_card_of_somebody_else(self):
        key = self.gus.writes("Mine")

        with self.assertRaises(ValidationError):
            self.ida.writes("Not yours", key=key)
        self.room.unwrite(self.ida.owner.cards, key)
        self.assertEqual(Draft.objects.get().text, "Mine")

    def test_a_card_says_something_and_says_it_shortly(self):
        for text in ("", "  \0 ", "x" * 501):
            with self.assertRaises(ValidationError) as refused:
                self.gus.writes(text)
            self.assertIn("text", refused.exception.error_dict)

    def test_a_card_that_loses_all_its_words_is_taken_back(self):
        self.gus.writes(" ", key=self.gus.writes("Half a thought"))

        self.assertFalse(Draft.objects.exists())

    def test_a_card_can_be_written_on_when_there_is_no_room_for_another(self):
        keys = [self.gus.writes(f"Reason {n}") for n in range(MOST)]

        with self.assertRaisesMessage(ValidationError, "Take one back"):
            self.gus.writes("One more")
        self.gus.writes("Reason 0, said better", key=keys[0])
        self.assertEqual(Draft.objects.count(), MOST)

    def test_when_the_stage_ends_all_cards_lie_face_down_and_nothing_tells_whose_they_are(self):
        """6.1: new keys, an order of chance, and no draft is left."""
        keys = [writer.writes(f"{writer.seat.name} {n}") for writer in (self.gus, self.ida) for n in range(10)]

        with mock.patch("goldseam.live.models.writing.SystemRandom.shuffle", side_effect=list.reverse) as shuffled:
            goes_to(self.room, 2)

        cards = list(Card.objects.all())
        self.assertFalse(Draft.objects.exists())
        self.assertEqual(
            (len(cards), {card.is_open for card in cards}, {card.name for card in cards}), (20, {False}, {""})
        )
        self.assertFalse({card.pk for card in cards} & set(keys))
        self.assertEqual(shuffled.call_count, 2)

    def test_the_database_keeps_cards_in_the_order_of_chance_as_well(self):
        for n in range(30):
            self.gus.writes(f"{n:02}")
        goes_to(self.room, 2)

        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("select text from live_card order by rowid")
                kept = [text for (text,) in cursor.fetchall()]
        else:
            kept = [card.text for card in Card.objects.order_by()]
        self.assertNotEqual(kept, sorted(kept))
        self.assertNotEqual([card.text for card in Card.objects.all()], sorted(kept))

    def test_two_who_write_the_same_lay_two_cards(self):
        self.gus.writes("Too late")
        self.ida.writes("Too late")
        goes_to(self.room, 2)

        self.assertEqual([card.text for card in Card.objects.all()], ["Too late"] * 2)

    def test_words_that_come_when_the_time_is_over_are_refused_with_a_reason(self):
        goes_to(self.room, 2)

        with self.assertRaisesMessage(ValidationError, "Your words are still here"):
            self.gus.writes("Late")

    def test_who_goes_back_to_writing_mixes_new_cards_among_those_that_lie_face_down(self):
        self.gus.writes("First")
        goes_to(self.room, 2)
        goes_to(self.room, 1)
        self.ida.writes("Second")
        goes_to(self.room, 2)

        self.assertEqual(sorted(Card.objects.values_list("position", flat=True)), [1, 2])

    def test_a_second_time_of_writing_lays_its_cards_to_those_of_the_first(self):
        """The pre-mortem that one holds alone writes on two days."""
        again = Stage("again", Doing.WRITE, "Again", of="why")
        room, lead, _guests = card_room(WRITE, again, READ, pace="alone", people=())
        lead.writes("On Monday")
        goes_to(room, 2)
        lead.writes("On Tuesday")
        goes_to(room, 3)

        self.assertEqual({(card.stage, card.is_open) for card in room.cards.all()}, {("why", True)})
        self.assertEqual(room.cards_of(room.stage).count(), 2)

    def test_a_room_takes_no_more_cards_than_somebody_could_read(self):
        with mock.patch("goldseam.live.models.writing.MOST_OF_ALL", 2):
            key = self.gus.writes("One")
            self.ida.writes("Two")
            with self.assertRaisesMessage(ValidationError, "very many cards"):
                self.ida.writes("Three")
            self.gus.writes("One, said better", key=key)

    def test_cards_carry_names_only_where_that_was_said(self):
        self.room.is_named = True
        self.room.save()
        self.gus.writes("I forgot the backup")
        goes_to(self.room, 2)

        self.assertEqual(Card.objects.get().name, "Gus")


class InOurHandsTests(TestCase):
    def test_who_sees_mostly_what_others_did_is_asked_for_two_more(self):
        marked = [Draft(id=uuid4(), in_hands=mark) for mark in ("yes", "no", "partly", "no")]

        self.assertTrue(wants_more_in_our_hands(marked))
        self.assertFalse(wants_more_in_our_hands(marked[:2]))
        self.assertFalse(wants_more_in_our_hands([*marked, *(Draft(in_hands="yes") for _n in range(2))]))
