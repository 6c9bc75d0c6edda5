"""Laying cards open: in rounds, one at a time and by anybody, or all at once where there are no rounds."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from goldseam.live.models.card import Card
from goldseam.live.moving import entering
from goldseam.live.stages import Doing, Stage


class Revealing:
    """A room in which cards are turned over. Whoever turns one over has not necessarily written it."""

    def written_for(self, stage: Stage) -> str:
        """The key of the stage whose cards this one is about: the one that it names, else the last one before it."""
        before = self.all_stages[: self._place_of(stage) + 1]
        last = next((one.of or one.key for one in reversed(before) if one.doing == Doing.WRITE), "")
        return stage.of or last

    def cards_of(self, stage: Stage):
        return self.cards.filter(stage=self.written_for(stage))

    def has_closed_cards(self, stage: Stage) -> bool:
        return self.cards_of(stage).filter(is_open=False).exists()

    @transaction.atomic
    def turn_over(self, seat, turn: int | None = None) -> None:
        """Whose turn it is turns over the next card and reads it aloud; then it is somebody else's turn."""
        self.hold()
        if self._ends_turn(self._turn_of(seat, turn)):
            self._open_next(seat.name)
            self._offer_turn()
            self.changed()

    @transaction.atomic
    def turn_over_next(self, by, seen: int) -> None:
        """The facilitator turns one over, in whose turn it may be. `seen`: how many were open when that was asked."""
        self.hold()
        self._needs(Doing.REVEAL)
        if self.cards_of(self.stage).filter(is_open=True).count() != seen:
            return
        current = self.current_turn
        self._ends_turn(current)
        self._open_next(current.seat.name if current else "")
        self._offer_turn()
        self.changed()

    @transaction.atomic
    def open_all(self, by) -> None:
        """Everything that lies face down is laid open at once; nobody has to wait for a turn."""
        self.hold()
        self._needs(Doing.REVEAL)
        if self._opens(self.cards_of(self.stage)):
            self._drops_turn()
            self.changed()

    @transaction.atomic
    def remove_card(self, id: UUID, by) -> None:
        """The facilitator takes an open card from the table, and learns nothing of who wrote it."""
        self.hold()
        if self.cards.filter(pk=id, is_open=True).delete()[0]:
            if self.stage.doing == Doing.CLUSTER:  # Later, votes may hang on a cluster that has become empty.
                self._tidy()
            self.changed()

    def open_what_is_due(self) -> None:
        """Cards that no later stage turns over lie open from now on."""
        later = {self.written_for(one) for one in self.all_stages[self.at :] if one.doing == Doing.REVEAL}
        self._opens(self.cards.exclude(stage__in=later))

    def _open_next(self, name: str) -> None:
        cards = self.cards_of(self.stage)
        card = self._next_card(cards.filter(is_open=False), name)
        if card is None:
            return
        last = cards.filter(is_open=True).aggregate(last=Max("position"))["last"] or 0
        if card.position != last + 1:  # One's own came before others: the rest moves back by one.
            cards.filter(is_open=False, position=last + 1).update(position=card.position)
        card.position, card.is_open = last + 1, True
        card.save(update_fields=["position", "is_open"])

    def _next_card(self, closed, name: str) -> Card | None:
        """Any card. Only where cards carry names, people read their own first."""
        own = closed.filter(name=name).first() if self.is_named and name else None
        return own or closed.first()

    def _opens(self, cards) -> int:
        return cards.filter(is_open=False).update(is_open=True)

    def _place_of(self, stage: Stage) -> int:
        return next((place for place, one in enumerate(self.all_stages) if one.key == stage.key), self.at)

    def _needs(self, *doings: Doing) -> None:
        if self.stage.doing not in doings:
            raise ValidationError(_("The room has gone on to another stage."), code="late")


@entering(Doing.REVEAL)
def lay_open(room, stage) -> None:
    """Over some days or alone nobody waits for a turn."""
    if room.pace != "live" or not stage.in_rounds:
        room._opens(room.cards_of(stage))


@entering(Doing.FRAME, Doing.WRITE, Doing.CLUSTER, Doing.VOTE, Doing.DISCUSS, Doing.DECIDE, Doing.CLOSE)
def lay_open_what_is_due(room, stage) -> None:
    room.open_what_is_due()
