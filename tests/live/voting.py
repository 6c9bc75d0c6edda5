"""A room that comes to its vote, with clusters as many as a test needs."""

from goldseam.live import secrets
from goldseam.live.models import Card, Cluster
from goldseam.live.stages import Doing, Stage
from tests import make

STAGES = [
    Stage("frame", Doing.FRAME, "The plan", asks_estimate="before"),
    Stage("ideas", Doing.WRITE, "Write"),
    Stage("vote", Doing.VOTE, "Choose", of="ideas"),
    Stage("decide", Doing.DECIDE, "Decide", of="ideas"),
    Stage("close", Doing.CLOSE, "Close", asks_estimate="after"),
]
FRAME, VOTE, DECIDE, CLOSE = 1, 3, 4, 5


def voting_room(clusters=5, people=("Gus", "Ida"), **details):
    """A room in its vote. Returns it with its clusters and the places of its people, see `Voter`."""
    room = make.room(stages=STAGES, **details)
    voters = [Voter(room, name) for name in people]
    made = [Cluster.objects.create(room=room, stage="ideas", title=f"Theme {n}", position=n) for n in range(clusters)]
    for one in made:
        Card.objects.create(room=room, stage="ideas", text=f"About {one}", is_open=True, cluster=one)
    room.go_to(VOTE, by=room.facilitator)
    return room, made, voters


class Voter:
    """Somebody in the room, on one device."""

    def __init__(self, room, who="Gus", **details):
        self.room, self.secret = room, secrets.new_secret()
        self.seat = make.seat(room, who, secret=self.secret, **details)

    @property
    def owner(self) -> secrets.Owner:
        return secrets.Owner(self.secret, self.room.pk, self.seat.person_id)

    def gives(self, count: int, cluster) -> None:
        self.room.give_dots(self.owner.votes, self.seat, cluster, count)

    def marks(self, potential: int, cluster) -> None:
        self.room.mark(self.owner.votes, self.seat, cluster, potential)
