"""Who is in a room just now: whose page listens, and answers. Coming and going changes the room for the others."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from goldseam.live.models import Room, Seat

HERE_FOR = timedelta(seconds=45)  # Since a seat was last seen; its page says so more than twice in this time.


def is_here(seat: Seat, at: datetime | None = None) -> bool:
    return seat.seen_at is not None and seat.seen_at > (at or timezone.now()) - HERE_FOR


def see(seats: Iterable[str]) -> None:
    """These are here. Nobody notices."""
    Seat.objects.filter(pk__in=seats).update(seen_at=timezone.now())


def come(seats: Iterable[str]) -> None:
    """These have come. Who was here a moment ago has only come back."""
    _here(Seat.objects.filter(pk__in=seats))


def hear(tokens: Iterable[str]) -> None:
    """The pages of these devices say that they are there."""
    _here(Seat.objects.filter(token__in=tokens, room__ending=None))


@transaction.atomic
def _here(seats) -> None:
    long_ago = timezone.now() - HERE_FOR
    rooms = _held(seats.exclude(seen_at__gt=long_ago))
    seats.update(seen_at=timezone.now())
    _change(rooms)


@transaction.atomic
def go(seats: Iterable[str], last_seen: datetime) -> None:
    """These have gone, unless another process has seen them since. Who leads, leads on for a while (`is_led`)."""
    gone = Seat.objects.filter(pk__in=seats, seen_at__lte=last_seen)
    rooms = _held(gone)
    gone.update(seen_at=timezone.now() - HERE_FOR)
    _change(rooms)


def _held(seats) -> list[Room]:
    """The open rooms of these seats, held before the seats are: verbs hold them in this order, too."""
    rooms = Room.objects.filter(pk__in=seats.values("room")).open().order_by("pk")
    return list(rooms.select_for_update(no_key=True, of=("self",)))


def _change(rooms: list[Room]) -> None:
    for room in rooms:
        room.changed()
