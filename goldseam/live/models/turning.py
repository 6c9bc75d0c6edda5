"""Turns in rounds: everybody is offered one, may pass, and those who were not heard yet come first."""

from collections import Counter

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from goldseam.live.models.turn import Turn, TurnOutcome
from goldseam.live.moving import entering, leaving
from goldseam.live.stages import Doing

IN_ROUNDS = {Doing.REVEAL, Doing.DISCUSS}


class Turning:
    """A room in which turns go round. Whoever leads comes last in each round; who joined silently is in none."""

    @property
    def has_rounds(self) -> bool:
        return self.pace == "live" and self.stage.doing in IN_ROUNDS and self.stage.in_rounds

    @property
    def current_turn(self) -> Turn | None:
        return self._turns_here().filter(outcome="").select_related("seat").first()

    @property
    def round(self) -> int:
        """Counted from 1; 0 before the first."""
        return self._turns_here().aggregate(last=Max("round"))["last"] or 0

    def line_up(self, round: int | None = None) -> list:
        """Whose turn is still to come in this round, in the order in which they will be asked."""
        current = self.round if round is None else round
        offered = set(self._turns_here().filter(round=current).values_list("seat", flat=True))
        waiting = [seat for seat in self.seats.sitting().filter(is_silent=False) if seat.pk not in offered]
        heard = self.times_heard()
        return sorted(waiting, key=lambda seat: (self.is_led_by_seat(seat), heard[seat.pk]))

    def times_heard(self) -> Counter:
        """How often each seat spoke in this room, in a turn or in between. For whoever leads, while the room lasts."""
        return Counter(self.turns.filter(outcome=TurnOutcome.SPOKE).values_list("seat", flat=True))

    def is_led_by_seat(self, seat) -> bool:
        return bool(seat.person_id) and seat.person_id == self.facilitator_id

    @transaction.atomic
    def take_turn(self, seat, turn: int | None = None) -> None:
        """Somebody has said what they wanted to say, and the next one is asked."""
        self.hold()
        self._goes_on(self._turn_of(seat, turn), TurnOutcome.SPOKE)

    @transaction.atomic
    def pass_turn(self, seat, turn: int | None = None) -> None:
        """Somebody would rather not. They are asked again in the next round."""
        self.hold()
        self._goes_on(self._turn_of(seat, turn), TurnOutcome.PASSED)

    @transaction.atomic
    def next_turn(self, by, turn: int | None = None, outcome: str = TurnOutcome.PASSED) -> None:
        """The facilitator goes on to the next one, for somebody who is away or whose device is."""
        self.hold()
        self._needs(*IN_ROUNDS)
        current = self.current_turn
        if current is None and turn is None:
            self._offer_turn()
            self.changed()
        elif current and turn == current.pk:
            self._goes_on(current, outcome)

    @transaction.atomic
    def begin_round(self, by, after: int) -> None:
        """Everybody is asked once more. Sent twice, it is one round."""
        self.hold()
        self._needs(Doing.DISCUSS)
        if self.round == after and self.current_turn is None:
            self._offer_turn(self.line_up(after + 1), after + 1)
            self.changed()

    @transaction.atomic
    def note_turn(self, seat, by, after: int) -> None:
        """The facilitator notes that somebody spoke in between. `after`: how often that was noted when it was asked."""
        self.hold()
        noted = self.turns.filter(seat=seat, was_offered=False)
        if noted.count() == after:
            Turn.objects.create(
                room=self, stage=self.stage.key, seat=seat, outcome=TurnOutcome.SPOKE, was_offered=False
            )
            self.changed()

    def begin_rounds(self) -> None:
        """Asks the next one where turns go round here and nobody has it: at the beginning, or when somebody went."""
        if self.has_rounds and self.current_turn is None:
            self._offer_turn()

    def _turns_here(self):
        return self.turns.filter(stage=self.stage.key, was_offered=True)

    def _turn_of(self, seat, turn: int | None) -> Turn | None:
        """The turn that is this seat’s now; None where it has gone on, as when something is sent twice."""
        self._needs(*IN_ROUNDS)
        current = self.current_turn
        if current and current.seat_id == seat.pk and turn in (None, current.pk):
            return current
        if turn is None or not self.turns.filter(pk=turn, seat=seat).exists():
            raise ValidationError(_("It is not your turn now. You will be asked."), code="turn")
        return None

    def _goes_on(self, turn: Turn | None, outcome: str) -> None:
        if self._ends_turn(turn, outcome):
            self._offer_turn()
            self.changed()

    def _ends_turn(self, turn: Turn | None, outcome: str = TurnOutcome.SPOKE) -> bool:
        return bool(turn and self.turns.filter(pk=turn.pk, outcome="").update(outcome=outcome))

    def _offer_turn(self, line=None, round: int | None = None) -> None:
        """Asks the next one. Cards go round until all lie open; a talk stops after each round."""
        round = round or self.round or 1
        line = self.line_up(round) if line is None else line
        reveals = self.stage.doing == Doing.REVEAL
        if reveals and not self.has_closed_cards(self.stage):
            return
        if reveals and not line:
            round += 1
            line = self.line_up(round)
        if line:
            Turn.objects.create(room=self, stage=self.stage.key, round=round, seat=line[0])

    def _drops_turn(self) -> None:
        self._turns_here().filter(outcome="").delete()


@entering(*IN_ROUNDS)
def begin_rounds(room, stage) -> None:
    room.begin_rounds()


@leaving(*IN_ROUNDS)
def drop_turn(room, stage) -> None:
    room._drops_turn()
