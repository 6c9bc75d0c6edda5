"""How turns are shared in a room: for whoever leads it, while it can still be changed, and forgotten with the room."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.live.models.turn import Turn, TurnOutcome
from goldseam.statistics.turn_taking import Attention, attention
from goldseam.verdicts.agreement import of_turns

NAMED = 3  # More names than these make a hint a list.


@dataclass(frozen=True)
class Heard:
    """Somebody in the rounds: how often they spoke, and how often of that was noted by hand."""

    seat: object
    turns: int
    noted: int
    share: float


@dataclass(frozen=True)
class Balance:
    people: list[Heard]
    hints: list[str]
    words: str

    @property
    def turns(self) -> int:
        return sum(one.turns for one in self.people)


def balance_of(room, seats=None) -> Balance:
    """Who joined silently is in no count: nobody expects them to speak."""
    seats = [seat for seat in (room.seats.all() if seats is None else seats) if not seat.is_silent]
    spoken, noted = _spoken(room)
    counts = [spoken.get(seat.pk, 0) for seat in seats]
    found = attention(counts, is_half_time(room, sum(counts), len(seats)))
    total = sum(counts) or 1
    people = [
        Heard(seat, count, noted.get(seat.pk, 0), count / total) for seat, count in zip(seats, counts, strict=True)
    ]
    return Balance(people, _hints(found, seats), of_turns(found.found).shows)


def is_half_time(room, turns: int, people: int) -> bool:
    """Half of the time of this stage is gone; without a clock, as many turns were taken as there are people."""
    if not room.has_clock:
        return turns >= people
    whole = (room.ends_at - room.stage_since).total_seconds()
    return (timezone.now() - room.stage_since).total_seconds() * 2 >= whole


def _spoken(room) -> tuple[dict, dict]:
    """Turns of each seat, and those among them that were noted by hand."""
    spoken: dict = {}
    noted: dict = {}
    turns = Turn.objects.filter(room=room, outcome=TurnOutcome.SPOKE)
    for seat, was_offered in turns.values_list("seat", "was_offered"):
        spoken[seat] = spoken.get(seat, 0) + 1
        noted[seat] = noted.get(seat, 0) + (not was_offered)
    return spoken, noted


def _hints(found: Attention, seats: list) -> list[str]:
    hints = []
    if found.fills is not None:
        words = _("More than half of the turns were %(name)s’s. Invite those who have not been heard yet.")
        hints.append(words % {"name": seats[found.fills].name})
    if found.unheard:
        hints.append(_unheard([seats[place].name for place in found.unheard]))
    return hints


def _unheard(names: list[str]) -> str:
    if len(names) > NAMED:
        words = ngettext("%(n)s person has not been heard yet.", "%(n)s people have not been heard yet.", len(names))
        return words % {"n": len(names)}
    return _("Not heard yet: %(names)s. Ask what they see.") % {"names": ", ".join(names)}
