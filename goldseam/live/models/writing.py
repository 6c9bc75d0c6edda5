"""Writing cards in silence: each for themselves, until the stage ends and all cards lie face down on the table."""

from random import SystemRandom
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from goldseam.common.plain_text import in_a_line
from goldseam.live.models.card import LONGEST_CARD, Card, Draft, InHands
from goldseam.live.moving import leaving
from goldseam.live.stages import Doing

MOST = 60  # Of one device in one stage.
MOST_OF_ALL = 3_000  # Of a stage: more than anybody reads, and what a room still shows quickly.
ENOUGH_MARKED = 3  # Fewer cards say nothing about what somebody looks at.


class Writing:
    """A room in which people write cards. Nobody is woken by a draft: that somebody writes is theirs to know."""

    @transaction.atomic
    def write(self, owner: str, id: UUID, text: str, in_hands: str = "", name: str = "") -> None:
        """Keeps a card under the key that the device gave it, so that what is sent twice is one card.

        A card from which somebody took all words is taken back.
        """
        self._hold_for_writing()
        draft = Draft.objects.filter(pk=id).first() or self._new_draft(owner, id)
        if (draft.room_id, draft.stage, draft.owner) != (self.pk, self.stage.key, owner):
            raise ValidationError(_("This card belongs to another stage. Write it anew."), code="elsewhere")
        if not draft._state.adding and not text.strip():
            draft.delete()
            return
        draft.text, draft.in_hands = _checked(text), in_hands if in_hands in InHands.values else ""
        draft.name = name[:80] if self.is_named else ""
        draft.save()

    @transaction.atomic
    def unwrite(self, owner: str, id: UUID) -> None:
        """Takes one's own card back. What is gone already is gone."""
        self._hold_for_writing()
        self.drafts_of(owner).filter(pk=id).delete()

    def drafts_of(self, owner: str):
        return self.drafts.filter(stage=self.stage.key, owner=owner)

    def lay_out(self, stage) -> None:
        """All drafts of the stage lie on the table, in an order and under keys that tell nothing of their writers."""
        drafts = list(self.drafts.filter(stage=stage.key))
        SystemRandom().shuffle(drafts)
        Card.objects.bulk_create(
            Card(room=self, stage=stage.of or stage.key, name=draft.name, text=draft.text, in_hands=draft.in_hands)
            for draft in drafts
        )
        self.drafts.filter(stage=stage.key).delete()
        self._shuffle(self.cards_of(stage))

    def _shuffle(self, cards) -> None:
        """What lies face down comes in a new order, behind what is open: nobody knows which cards came later."""
        closed = list(cards.filter(is_open=False))
        SystemRandom().shuffle(closed)
        first = (cards.filter(is_open=True).aggregate(last=Max("position"))["last"] or 0) + 1
        for place, card in enumerate(closed, first):
            card.position = place
        Card.objects.bulk_update(closed, ["position"])

    def _hold_for_writing(self) -> None:
        self.hold()
        if self.stage.doing != Doing.WRITE:
            raise ValidationError(_("The time for writing is over. Your words are still here."), code="late")

    def _new_draft(self, owner: str, id: UUID) -> Draft:
        mine = self.drafts_of(owner)
        if mine.count() >= MOST:
            raise ValidationError(_("You have written many cards. Take one back to write another."), code="many")
        if self.drafts.filter(stage=self.stage.key).count() >= MOST_OF_ALL:
            raise ValidationError(_("There are very many cards already. Nobody would read one more."), code="many")
        last = mine.aggregate(last=Max("position"))["last"] or 0
        return Draft(pk=id, room=self, stage=self.stage.key, owner=owner, position=last + 1)


def wants_more_in_our_hands(drafts) -> bool:
    """Under half of what somebody wrote could have been influenced: the view drifts to what others do."""
    marked = [draft.in_hands for draft in drafts if draft.in_hands]
    return len(marked) >= ENOUGH_MARKED and 2 * marked.count(InHands.YES) < len(marked)


def _checked(text: str) -> str:
    text = in_a_line(text)
    if not text:
        raise ValidationError({"text": _("Write a few words.")})
    if len(text) > LONGEST_CARD:
        words = _("One thing on a card, in %(most)s letters at most. This has %(count)s.")
        raise ValidationError({"text": words % {"most": LONGEST_CARD, "count": len(text)}})
    return text


@leaving(Doing.WRITE)
def lay_cards_on_the_table(room, stage) -> None:
    room.lay_out(stage)
