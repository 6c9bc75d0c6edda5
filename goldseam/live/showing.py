"""What the parts of a room's page need to be drawn. Each ability says what its stages need.

    @shows(Doing.WRITE)                        # for all: the same for everybody, whoever looks
    def writing(room, stage) -> dict: ...

    @lead(Doing.WRITE)                         # for who leads
    def writing_lead(room, stage) -> dict: ...

    @mine(Doing.WRITE)                         # for one seat: `owner` has the words of what is theirs
    def my_drafts(room, stage, seat, owner) -> dict: ...

What is for all is rendered once and sent to everybody: it knows no request, no seat, and no language but the room's
readers' one.
"""

from collections import defaultdict
from collections.abc import Callable

from django.utils.functional import SimpleLazyObject

from goldseam.live.presence import is_here
from goldseam.live.secrets import Owner
from goldseam.live.stages import Doing

SHOWS: dict[str, list[Callable]] = defaultdict(list)
LEADS: dict[str, list[Callable]] = defaultdict(list)
MINE: dict[str, list[Callable]] = defaultdict(list)


def shows(*doings: Doing):
    return _registers(SHOWS, doings)


def lead(*doings: Doing):
    return _registers(LEADS, doings)


def mine(*doings: Doing):
    return _registers(MINE, doings)


def facts_of(room) -> dict:
    """What the shared parts need: `_stage.html` and `_people.html`."""
    stage = room.stage
    # They are many, and one's own part of the page does without them.
    seats = SimpleLazyObject(lambda: list(room.seats.select_related("person")))
    facts = {
        "room": room,
        "stage": stage,
        "stages": room.all_stages,
        "seats": seats,
        "here": SimpleLazyObject(lambda: {seat.pk for seat in seats if is_here(seat)}),
        "is_led": SimpleLazyObject(lambda: room.is_led_among(seats)),
        "purpose": room.purposed,
    }
    return facts | _gathered(SHOWS, stage, room, stage)


def lead_facts_of(room) -> dict:
    """What `_lead.html` needs beside the shared facts."""
    facts = {"writers": set(room.organisation.memberships.writers().values_list("person", flat=True))}
    return facts | _gathered(LEADS, room.stage, room, room.stage) | room.purposed.lead_facts(room)


def mine_facts_of(room, seat, owner: Owner) -> dict:
    """What `_mine.html` needs beside the shared facts."""
    facts = {
        "seat": seat,
        "owner": owner,
        "leads": room.is_led_by(seat.person),
        "may_take_lead": room.can_be_taken_by(seat.person),
    }
    return facts | _gathered(MINE, room.stage, room, room.stage, seat, owner)


def _gathered(registry, stage, *given) -> dict:
    facts: dict = {}
    for tell in registry[stage.doing]:
        facts |= tell(*given)
    return facts


def _registers(registry, doings):
    def register(tell: Callable) -> Callable:
        for doing in doings:
            registry[doing].append(tell)
        return tell

    return register
