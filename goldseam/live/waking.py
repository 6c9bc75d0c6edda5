"""Wakes the streams of a room when something in it has changed, in every process that serves some.

This is a hint and nothing more: what has changed is read from the database. A hint that is lost is made up for by the
look at versions that every process takes once a second while somebody listens there (`goldseam.live.noticing`).
"""

from collections.abc import Callable
from functools import partial

from django.db import connection, transaction

from goldseam.live import noticing_postgres

LISTENERS: set[Callable[[int], None]] = set()


def after_commit(room: int) -> None:
    """Streams see what this transaction writes only once it is committed."""
    transaction.on_commit(partial(wake, room))
    if connection.vendor == "postgresql":
        noticing_postgres.tell_others()


def wake(room: int) -> None:
    for listener in tuple(LISTENERS):
        listener(room)
