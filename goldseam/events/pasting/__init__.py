"""Reads what people paste or upload (chats, lists, logs, tables, alerts) into rows of a timeline.

It knows no database and guesses no days: a time stays as it stood there. `settled` puts in what people answer
about the order of day and month, the zone and the first day.
"""

from goldseam.events.pasting.reading import Pasted, read
from goldseam.events.pasting.row import PastedRow
from goldseam.events.pasting.settling import Order, order_in, settled

__all__ = ["Order", "Pasted", "PastedRow", "order_in", "read", "settled"]
