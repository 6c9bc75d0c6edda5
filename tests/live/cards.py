"""A room with cards, for tests: people who write, and who have a seat in it."""

from uuid import uuid4

from goldseam.live import secrets
from goldseam.live.stages import Doing, Stage
from tests import make

WRITE = Stage("why", Doing.WRITE, "Why did it fail?", 5)
READ = Stage("read", Doing.REVEAL, "Read in turn", 5, of="why")
GROUP = Stage("themes", Doing.CLUSTER, "Put together", 5, of="why")
TALK = Stage("talk", Doing.DISCUSS, "What do you see?", 10)


class Writer:
    """Somebody in a room, with the secret of their device."""

    def __init__(self, room, who, **details):
        self.room, self.secret = room, secrets.new_secret()
        self.seat = make.seat(room, who, secret=self.secret, **details)

    @property
    def owner(self) -> secrets.Owner:
        return secrets.Owner(self.secret, self.room.pk, self.seat.person_id)

    def writes(self, text, key=None, **about):
        key = key or uuid4()
        self.room.write(self.owner.cards, key, text, name=self.seat.name, **about)
        return key


def card_room(*stages, at=1, people=("Gus", "Ida"), **details):
    """A room in its first stage after the lobby, led by Ana, with guests in it."""
    room = make.room(stages=list(stages or (WRITE, READ, GROUP)), **details)
    lead = Writer(room, room.facilitator)
    guests = [Writer(room, name) for name in people]
    goes_to(room, at)
    return room, lead, guests


def goes_to(room, at):
    room.go_to(at, by=room.facilitator)


def lies_open(room, *texts, stage="why"):
    """Cards that lie open on the table."""
    return [room.cards.create(stage=stage, text=text, is_open=True, position=at) for at, text in enumerate(texts, 1)]
