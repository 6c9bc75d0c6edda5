"""What people say about a table where it can be meant in several ways."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from goldseam.events.pasting import Order
from goldseam.measurements.tables.amounts import Style


@dataclass(frozen=True)
class Answers:
    """`order` of day and month, `style` of numbers, the `year` of days without one; empty where nobody has said it."""

    zone: ZoneInfo
    order: Order = Order.NONE
    style: Style = Style.NONE
    year: int | None = None
    joins_commas: bool | None = None
