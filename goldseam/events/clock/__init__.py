"""Times as people write them, and what they mean. It knows no database: texts go in, moments come out."""

from goldseam.events.clock.grammar import Told, split, told
from goldseam.events.clock.meaning import Around, Meaning, is_counted, meanings
from goldseam.events.clock.order import by_time, out_of_order

LONGEST_WRITTEN = 60  # What a row keeps of a written time.

__all__ = [
    "LONGEST_WRITTEN",
    "Around",
    "Meaning",
    "Told",
    "by_time",
    "is_counted",
    "meanings",
    "out_of_order",
    "split",
    "told",
]
