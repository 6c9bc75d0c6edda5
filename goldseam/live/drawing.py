"""The shared parts of a room's page, drawn once for all who see the same: by language, and by whether they lead."""

import json
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils import timezone, translation

from goldseam.live import showing
from goldseam.live.models import Room
from goldseam.live.packing import Piece, packed

SHARED = {"stage": "live/_stage.html", "people": "live/_people.html"}
LEAD = {"lead": "live/_lead.html"}
AT_ONCE = frozenset({"stage"})  # What people look at while much happens; the rest may come a moment later.
THE_REST = frozenset({"people", "lead"})
ALL = AT_ONCE | THE_REST


class Kind(NamedTuple):
    """Those who see the same."""

    language: str
    leads: bool


class Drawn(NamedTuple):
    """A room as it is at one version. `seats` says of each token whether it leads. Without seats the room is over."""

    version: int
    at: int
    title: str
    seats: dict[str, bool]
    parts: dict[Kind, dict[str, Piece]]


OVER = Drawn(0, 0, "", {}, {})


def draw(room_pk: int, languages: set[str], names: frozenset[str] = ALL) -> Drawn:
    """Whatever is written while this looks comes again with the next version."""
    room = Room.objects.select_related("organisation", "facilitator", "ending").filter(pk=room_pk).first()
    if room is None or room.is_over:
        return OVER
    seats = {
        token: person is not None and person == room.facilitator_id
        for token, person in room.seats.sitting().order_by().values_list("token", "person")
    }
    parts: dict[Kind, dict[str, Piece]] = {}
    for language in languages:
        parts |= _in_language(room, language, names)
    return Drawn(room.version, room.at, room.stage.title, seats, parts)


def _in_language(room, language: str, names: frozenset[str]) -> dict[Kind, dict[str, Piece]]:
    with translation.override(language), timezone.override(None):
        facts = {"keys": ""} | showing.facts_of(room)
        shared = _parts(SHARED, names, facts)
        lead = _parts(LEAD, names, facts | showing.lead_facts_of(room)) if LEAD.keys() & names else {}
    return {Kind(language, False): shared, Kind(language, True): shared | lead}


def _parts(templates: dict[str, str], names: frozenset[str], facts: dict) -> dict[str, Piece]:
    return {name: _part(name, template, facts) for name, template in templates.items() if name in names}


def _part(name: str, template: str, facts: dict) -> Piece:
    return packed(event("part", {"name": name, "html": render_to_string(template, facts)}))


def event(name: str, data, id: int | None = None) -> bytes:
    """An event of a stream, on one line of data."""
    head = f"id: {id}\n" if id is not None else ""
    return f"{head}event: {name}\ndata: {json.dumps(data, ensure_ascii=False, separators=(',', ':'))}\n\n".encode()
