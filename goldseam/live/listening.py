"""Who may listen to a room: whoever has a seat in it, for as long as they have it."""

from typing import NamedTuple

from goldseam.live.models import Seat
from goldseam.live.secrets import token


class Place(NamedTuple):
    """A seat as a stream knows it. It holds on to nothing of the database."""

    room: int
    version: int
    seat: str
    token: str


def place_of(code: str, secret: str) -> Place | None:
    """The seat that this device has in the room, unless the room is over."""
    if not (secret and code.isalnum() and code.isascii()):
        return None
    seats = Seat.objects.sitting().filter(room__code=code, room__ending__isnull=True, token=token(secret))
    seat = seats.select_related("room").first()
    return None if seat is None else Place(seat.room_id, seat.room.version, str(seat.pk), seat.token)
