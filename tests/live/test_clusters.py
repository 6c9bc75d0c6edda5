from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from goldseam.live.grouping import groups_of
from goldseam.live.models import Card, Cluster
from goldseam.live.showing import facts_of
from goldseam.live.stages import Doing, Stage
from tests.live.cards import GROUP, WRITE, card_room, goes_to, lies_open

VOTE = Stage("vote", Doing.VOTE, "Choose", of="why")
TEXTS = (
    "The supplier was late with the sensors",
    "Sensors came late from the supplier",
    "Nobody tested on old phones",
    "No testing with phones of users",
    "The weather",
)


class ClusterTests(TestCase):
    def setUp(self):
        self.room, _lead, (self.gus, _ida) = card_room(WRITE, GROUP, VOTE, at=2)
        self.cards = lies_open(self.room, *TEXTS)
        self.keys = [card.pk for card in self.cards]

    def make(self, title, *keys):
        self.room.make_cluster(self.gus.seat, title, list(keys))
        return Cluster.objects.order_by("pk").last()

    def in_cluster(self, cluster):
        return sorted(cluster.cards.values_list("text", flat=True))

    def test_a_cluster_goes_with_its_last_card(self):
        self.make("Weather", self.keys[4])

        self.room.remove_card(self.keys[4], by=self.room.facilitator)

        self.assertFalse(self.room.clusters.exists())

    def test_everybody_puts_cards_together_under_a_name(self):
        cluster = self.make("Suppliers", *self.keys[:2])

        self.assertEqual((cluster.title, self.in_cluster(cluster)), ("Suppliers", sorted(TEXTS[:2])))

    def test_what_is_sent_twice_is_one_cluster(self):
        self.make("Suppliers", *self.keys[:2])
        self.make("suppliers", *self.keys[:2])

        self.assertEqual(Cluster.objects.count(), 1)

    def test_without_a_name_it_is_called_by_the_words_that_its_cards_share(self):
        self.assertIn("upplier", self.make("", *self.keys[:2]).title)
        self.assertEqual(self.make("", self.keys[4]).title, "The weather")

    def test_a_card_goes_to_another_cluster_and_back_to_none(self):
        first, second = self.make("Suppliers", *self.keys[:2]), self.make("Phones", *self.keys[2:4])
        self.room.put([self.keys[0]], second, by=self.gus.seat)
        self.assertEqual(first.cards.count(), 1)

        self.room.put([self.keys[0]], None, by=self.gus.seat)
        self.assertIsNone(Card.objects.get(pk=self.keys[0]).cluster)

    def test_a_cluster_that_lost_its_last_card_is_gone(self):
        cluster = self.make("Weather", self.keys[4])
        self.room.put([self.keys[4]], None, by=self.gus.seat)

        self.assertFalse(Cluster.objects.filter(pk=cluster.pk).exists())

    def test_two_that_get_the_same_name_are_one(self):
        first, second = self.make("Suppliers", *self.keys[:2]), self.make("Phones", *self.keys[2:4])
        self.room.name_cluster(second, "suppliers", by=self.gus.seat)

        self.assertEqual((Cluster.objects.get().title, first.cards.count()), ("Suppliers", 4))

    def test_taken_apart_its_cards_lie_alone(self):
        cluster = self.make("Suppliers", *self.keys[:2])
        for _time in range(2):
            self.room.split(cluster, by=self.gus.seat)

        self.assertEqual(Card.objects.filter(cluster=None).count(), 5)

    def test_a_cluster_that_somebody_took_apart_meanwhile_takes_no_cards(self):
        cluster = self.make("Suppliers", *self.keys[:2])
        self.room.split(cluster, by=self.gus.seat)

        with self.assertRaisesMessage(ValidationError, "taken that cluster apart"):
            self.room.put([self.keys[0]], cluster, by=self.gus.seat)

    def test_what_lies_face_down_or_elsewhere_is_not_moved(self):
        closed = self.room.cards.create(stage="why", text="Closed")
        elsewhere = self.room.cards.create(stage="other", text="Elsewhere", is_open=True)

        self.room.make_cluster(self.gus.seat, "Mine", [closed.pk, elsewhere.pk, uuid4()])
        self.assertFalse(Cluster.objects.exists())

    def test_the_way_to_the_vote_asks_no_more_the_more_cards_lie_alone(self):
        asked = []
        for more in ((), [f"Something else {n}" for n in range(40)]):
            room, _lead, _guests = card_room(WRITE, GROUP, VOTE, at=2, of=self.room.organisation)
            lies_open(room, *TEXTS, *more)
            with CaptureQueriesContext(connection) as found:
                goes_to(room, 3)
            asked.append(len(found))
            self.assertEqual(room.clusters.count(), len(TEXTS) + len(more))

        self.assertEqual(*asked)

    def test_what_lies_alone_when_the_vote_comes_is_a_cluster_of_its_own(self):
        """Nothing that one person alone saw gets lost on the way to the vote."""
        self.make("Suppliers", *self.keys[:2])
        lies_open(self.room, "the WEATHER")
        goes_to(self.room, 3)

        titles = dict.fromkeys(Cluster.objects.values_list("title", flat=True))
        self.assertEqual(len(titles), 4)
        self.assertFalse(Card.objects.filter(cluster=None).exists())
        self.assertEqual(
            {card.text for card in Cluster.objects.get(title__iexact="The weather").cards.all()},
            {"The weather", "the WEATHER"},
        )


class SuggestionTests(TestCase):
    """6.1: cards that share words suggest groups; people decide."""

    def setUp(self):
        self.room, _lead, (self.gus, _ida) = card_room(WRITE, GROUP, at=2)
        self.cards = lies_open(self.room, *TEXTS)

    def test_cards_that_say_nearly_the_same_suggest_a_group(self):
        groups = {frozenset(group.cards) for group in groups_of(self.cards)}

        pairs = self.cards[:2], self.cards[2:4]
        self.assertEqual(groups, {frozenset(card.pk for card in pair) for pair in pairs})

    def test_nobody_moves_anything_by_a_suggestion_alone(self):
        facts = facts_of(self.room)

        self.assertEqual((len(facts["groups"]), len(facts["alone"]), facts["clusters"]), (2, 5, []))

    def test_a_group_that_is_taken_becomes_a_cluster_of_what_still_lies_alone(self):
        lies_open(self.room, "Late sensors, says the supplier")
        groups = groups_of(self.room.cards.all())
        self.room.make_cluster(self.gus.seat, "Delivery", [self.cards[0].pk])
        for _time in range(2):
            self.room.accept_groups(self.gus.seat, groups)

        self.assertEqual(sorted(one.cards.count() for one in Cluster.objects.all()), [1, 2, 2])
        self.assertEqual(Cluster.objects.get(title="Delivery").cards.count(), 1)
        self.assertEqual(facts_of(self.room)["groups"], [])

    def test_a_table_of_three_hundred_cards_takes_few_queries(self):
        Card.objects.bulk_create(
            Card(room=self.room, stage="why", text=f"Reason {n} of {n % 40}", is_open=True) for n in range(300)
        )
        cluster = self.room.clusters.create(stage="why", title="Some")
        self.room.cards.filter(text__contains="7").update(cluster=cluster)

        with CaptureQueriesContext(connection) as asked:
            facts_of(self.room)

        self.assertLessEqual(len(asked), 4)
