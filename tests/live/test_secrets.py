"""Nothing that somebody writes or gives in a room leads to anything else of theirs."""

from uuid import uuid4

from django.test import TestCase

from goldseam.live.models import Cluster, Draft
from goldseam.live.models.ballot import Dot, Mark
from goldseam.live.models.estimate import Estimate
from tests import make
from tests.live.cards import Writer, card_room
from tests.live.voting import FRAME, STAGES, VOTE

WRITE = 2


class WordsTests(TestCase):
    def test_a_card_with_a_name_does_not_lead_to_dots_marks_and_estimates(self):
        room, _lead, (gus,) = card_room(*STAGES, at=FRAME, people=["Gus"], is_named=True)
        self.client.cookies["seat"] = gus.secret
        theme = Cluster.objects.create(room=room, stage="ideas", title="Suppliers")

        self._post(room, "estimates", percent=60)
        room.go_to(WRITE, by=room.facilitator)
        self._post(room, "drafts", id=uuid4(), text="Too late")
        card = Draft.objects.get(name="Gus")
        Cluster.objects.bulk_create(Cluster(room=room, stage="ideas", title=f"Theme {n}") for n in range(4))
        room.go_to(VOTE, by=room.facilitator)
        self._post(room, "dots", cluster=theme.pk, count=1)
        self._post(room, "marks", cluster=theme.pk, potential=3)

        others = [made.objects.get().owner for made in (Estimate, Dot, Mark)]
        self.assertNotIn(card.owner, others)
        self.assertNotEqual(others[0], others[1])
        self.assertNotIn(gus.seat.token, others)

    def test_the_next_account_on_the_same_device_finds_nothing_of_the_one_before(self):
        room, _lead, _guests = card_room()
        bo, cem = (make.member(room.organisation, name) for name in ("Bo", "Cem"))
        first = Writer(room, bo)
        self.client.cookies["seat"] = first.secret
        first.writes("A secret doubt")

        for person, finds in [(cem, self.assertNotContains), (bo, self.assertContains)]:
            room.leave(room.seats.get(token=first.seat.token), first.owner)
            make.seat(room, person, secret=first.secret)
            self.client.force_login(person)
            finds(self.client.get(f"/live/{room.code}"), "A secret doubt")

    def _post(self, room, address, **fields):
        self.assertRedirects(self.client.post(f"/live/{room.code}/{address}", fields), f"/live/{room.code}")
