"""The pages of cards: what everybody sees, what one seat alone sees, and that nothing that was typed is lost."""

from uuid import uuid4

from django.template.loader import render_to_string
from django.test import TestCase

from goldseam.live import showing
from goldseam.live.models import Card, Cluster, Draft
from tests.live.cards import GROUP, READ, TALK, WRITE, card_room, goes_to, lies_open

LIVE = {"X-Live": "1"}


class CardViewTests(TestCase):
    stages = (WRITE, READ, GROUP, TALK)

    def setUp(self):
        self.room, self.lead, (self.gus, self.ida) = card_room(*self.stages)
        self.path = f"/live/{self.room.code}"

    def on(self, who):
        self.client.cookies["seat"] = who.secret
        return self.client

    def page(self, who):
        return self.on(who).get(self.path)

    def post(self, who, address, headers=None, **fields):
        return self.on(who).post(f"{self.path}/{address}", fields, headers=headers)

    def shared(self):
        """What the stream tells everybody, and whoever leads."""
        facts = {"keys": ""} | showing.facts_of(self.room) | showing.lead_facts_of(self.room)
        return "".join(render_to_string(f"live/_{part}.html", facts) for part in ("stage", "people", "lead"))


class DraftViewTests(CardViewTests):
    def test_a_card_is_written_with_and_without_script(self):
        key = uuid4()
        self.assertRedirects(self.post(self.gus, "drafts", id=key, text="Too late"), self.path)
        self.assertEqual(self.post(self.gus, "drafts", LIVE, id=key, text="Far too late").status_code, 204)

        self.assertEqual(Draft.objects.get().text, "Far too late")
        self.assertContains(self.page(self.gus), "Far too late")

    def test_nobody_else_sees_a_draft_or_that_there_is_one(self):
        """6.1: not on the page, nor in the stream, nor on the page of whoever leads."""
        before = self.shared()
        self.gus.writes("A secret doubt")

        for who in (self.ida, self.lead):
            self.assertNotContains(self.page(who), "A secret doubt")
        self.assertEqual(self.shared(), before)

    def test_what_was_typed_comes_back_with_the_reason_why_it_was_not_taken(self):
        refused = self.post(self.gus, "drafts", id=uuid4(), text="x" * 501)

        self.assertContains(refused, "x" * 501, status_code=422)
        self.assertContains(refused, "500", status_code=422)

    def test_words_that_come_too_late_are_given_back(self):
        goes_to(self.room, 2)
        late = self.post(self.gus, "drafts", id=uuid4(), text="My last words")

        self.assertContains(late, "My last words", status_code=422)
        self.assertEqual(self.post(self.gus, "drafts", LIVE, id=uuid4(), text="More").status_code, 409)

    def test_a_card_is_taken_back(self):
        key = self.gus.writes("Rather not")
        self.on(self.gus).post(f"{self.path}/drafts/{key}", {"_method": "delete"})

        self.assertFalse(Draft.objects.exists())

    def test_a_card_that_lies_on_the_table_is_taken_back_by_nobody(self):
        key = self.gus.writes("Rather not")
        goes_to(self.room, 2)
        late = self.on(self.gus).post(f"{self.path}/drafts/{key}", {"_method": "delete"}, headers=LIVE)

        self.assertEqual(late.status_code, 409)
        self.assertEqual(Card.objects.get().text, "Rather not")

    def test_strange_input_is_an_answer_and_no_error(self):
        for fields in ({}, {"id": "x"}, {"id": uuid4(), "text": "a\0b"}, {"id": uuid4(), "text": "a", "in_hands": "?"}):
            self.assertEqual(self.post(self.gus, "drafts", **fields).status_code, 422)


class TableViewTests(CardViewTests):
    def setUp(self):
        super().setUp()
        for writer in (self.gus, self.ida, self.lead):
            for n in range(3):
                writer.writes(f"{writer.seat.name} sees {n}")
        goes_to(self.room, 2)

    def test_what_lies_face_down_is_told_to_nobody(self):
        self.assertNotIn(" sees ", self.shared())
        self.assertIn("9 cards lie face down", self.shared())

    def test_in_turn_somebody_turns_over_a_card_for_all(self):
        answer = self.post(self.gus, "turn", LIVE, turn=self.room.current_turn.pk, take=1)

        self.assertEqual(answer.status_code, 200)
        self.assertContains(self.page(self.ida), "Gus reads it aloud")
        self.assertEqual(Card.objects.filter(is_open=True).count(), 1)

    def test_out_of_turn_nothing_happens(self):
        self.assertContains(self.post(self.ida, "turn", LIVE, take=1), "not your turn", status_code=422)

        self.assertFalse(Card.objects.filter(is_open=True).exists())

    def test_nothing_on_the_table_brings_a_card_together_with_a_seat(self):
        self.room.open_all(by=self.room.facilitator)
        shared = self.shared()

        cards = list(self.room.cards.values_list("pk", flat=True))
        seats = list(self.room.seats.values_list("pk", flat=True))
        self.assertFalse({key.hex for key in cards} & {key.hex for key in seats})
        self.assertNotIn(self.gus.owner.cards, shared)
        self.assertEqual(set(Card.objects.values_list("name", flat=True)), {""})

    def test_only_whoever_leads_sees_who_is_heard_and_clears_the_table(self):
        """2.5: nobody else sees how the turns are shared."""
        self.assertContains(self.page(self.lead), "Who is heard")
        self.assertNotContains(self.page(self.gus), "Who is heard")

        for address in (
            "turn/next",
            "cards/next",
            "cards/all",
            "cards/removed",
            "round",
            f"seats/{self.ida.seat.pk}/turns",
        ):
            self.assertEqual(self.post(self.gus, address).status_code, 404)

    def test_whoever_leads_does_without_script_what_a_stage_needs(self):
        self.post(self.lead, "cards/next", seen=0)
        self.post(self.lead, "turn/next", turn=self.room.current_turn.pk)
        self.post(self.lead, "cards/all")
        self.post(self.lead, "cards/removed", card=Card.objects.first().pk)
        self.post(self.lead, f"seats/{self.gus.seat.pk}/turns", after=0)

        self.assertEqual(Card.objects.filter(is_open=True).count(), 8)
        self.assertEqual(self.room.times_heard()[self.gus.seat.pk], 2)

    def test_numbers_that_are_none_change_nothing(self):
        for address, fields in (
            ("turn", {"turn": "9" * 40, "take": 1}),
            ("turn", {"turn": "NaN", "pass": "1"}),
            ("places", {"card": "x", "to": "1e309"}),
            ("clusters", {"group": "-"}),
            ("clusters/7", {"_method": "patch", "title": "x"}),
        ):
            self.assertLess(self.post(self.ida, address, **fields).status_code, 500)


class ClusterViewTests(CardViewTests):
    def setUp(self):
        super().setUp()
        goes_to(self.room, 3)
        self.cards = lies_open(
            self.room, "The supplier was late with sensors", "Sensors were late, said the supplier", "Rain"
        )

    def test_cards_are_moved_by_a_form_that_needs_no_script(self):
        self.post(self.gus, "places", card=[self.cards[0].pk, self.cards[2].pk], to="new", title="Mixed")
        cluster = Cluster.objects.get()
        self.post(self.ida, "places", card=[self.cards[1].pk.hex], to=cluster.pk)
        self.post(self.ida, "places", card=[self.cards[2].pk], to="")

        self.assertContains(self.page(self.gus), "Mixed")
        self.assertEqual(set(cluster.cards.all()), set(self.cards[:2]))

    def test_a_whole_cluster_goes_into_another_and_is_gone(self):
        self.post(self.gus, "places", card=[self.cards[0].pk], to="new", title="Late")
        self.post(self.gus, "places", card=[self.cards[1].pk], to="new", title="Later")
        late, later = Cluster.objects.order_by("pk")
        self.post(self.gus, "places", whole=[later.pk], to=late.pk)

        self.assertEqual((Cluster.objects.get(), late.cards.count()), (late, 2))

    def test_a_suggestion_is_taken_by_anybody(self):
        self.assertContains(self.page(self.gus), "1 cluster suggests itself")
        self.post(self.gus, "clusters", group=self.cards[0].pk)

        self.assertEqual(Cluster.objects.get().cards.count(), 2)
        self.assertNotContains(self.page(self.gus), "suggests itself")

    def test_a_cluster_is_named_and_taken_apart(self):
        self.post(self.gus, "places", card=[self.cards[0].pk], to="new", title="Late")
        cluster = Cluster.objects.get()
        self.post(self.ida, f"clusters/{cluster.pk}", _method="patch", title="Deliveries")
        self.assertContains(self.page(self.gus), "Deliveries")

        self.post(self.ida, f"clusters/{cluster.pk}", _method="delete")
        self.assertFalse(Cluster.objects.exists())
