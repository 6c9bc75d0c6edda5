"""What rooms are opened for. Practices stand above rooms, so each says here what it brings.

@purpose("premortem")                      # in `purposes.py` of an app, found by itself
class PremortemRoom(Purpose):
    ...
"""

from typing import ClassVar

from django.db.models import Q
from django.utils.module_loading import autodiscover_modules

PURPOSES: dict[str, "Purpose"] = {}


class Purpose:
    """A practice whose work is done in rooms. Methods get the room; `subject` is what it is held about."""

    key = ""
    title = ""
    handbook = "reviews"  # The page that explains it.
    becomes: ClassVar[dict] = {}  # What a card or a cluster can become: word → `Becoming`.
    asks_potential = False  # Whether people say, as they vote, how bad each cluster could become.
    brief_template = ""  # What the room is held about, where a stage tells it; for all.
    decide_template = ""  # A part of the page in the stage “decide”, for all; below the cards.
    close_template = ""  # A part of the page in the last stage, for whoever looks at it.
    lead_template = ""  # A part of the page in every stage, for whoever leads.

    def visible_to(self, person) -> Q:
        """Which rooms of this purpose a person sees in lists."""
        return Q(person.sight.of_teams())

    def subject(self, room):
        """What it is held about: a pre-mortem, a review."""

    def templates(self, organisation) -> list:
        """The templates that ship for it: `goldseam.live.templates_of`."""
        return []

    def close_facts(self, room, seat) -> dict:
        """What `close_template` needs, beside `room`, `seat` and `request`."""
        return {}

    def brief_facts(self, room) -> dict:
        """What `brief_template` needs, beside `room`."""
        return {}

    def decide_facts(self, room) -> dict:
        return {}

    def lead_facts(self, room) -> dict:
        """What `lead_template` needs, beside `room` and `stage`."""
        return {}

    def ended(self, room, by) -> None:
        """The room is over; within its transaction, before seats and turns are forgotten. Not for rehearsals."""

    def unmake(self, room) -> None:
        """A rehearsal is over: what it has made goes with it."""
        for kept in room.kept.all():
            if kept.thing:
                kept.thing.delete()


class Becoming:
    """One thing that a card or a cluster can become. The form asks for what the verb needs besides the text."""

    label = ""
    of_clusters = False
    template = ""  # Of its form’s fields; without one they stand below one another.
    needs: tuple[str, ...] = ("organisation",)  # What the address of the thing needs, for `select_related`.

    def form(self, room, text: str, data=None):
        """A form, filled with the text of the card or the name of the cluster."""
        raise NotImplementedError

    def make(self, room, by, source, /, **facts):
        """Makes the thing and returns it. `source` is the card or the cluster."""
        raise NotImplementedError


def purpose(key: str):
    def register(kind: type[Purpose]) -> type[Purpose]:
        kind.key = key
        PURPOSES[key] = kind()
        return kind

    return register


def purpose_of(key: str) -> Purpose:
    return PURPOSES.get(key) or Purpose()


def rooms_visible_to(rooms, person):
    seen = Q(pk__in=[])
    for key, one in PURPOSES.items():
        seen |= Q(purpose=key) & one.visible_to(person)
    return rooms.filter(seen)


def find() -> None:
    autodiscover_modules("purposes")
