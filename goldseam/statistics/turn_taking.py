"""Who has not been heard yet, and who fills the talk: what a facilitator can still change while it lasts.

How evenly turns are shared is reckoned in `agreement.turns`. It is courtesy and a way to hear more; it predicts no
performance.
"""

from collections.abc import Sequence
from typing import NamedTuple

from goldseam.statistics.agreement import Turns, turns

FEWEST_PEOPLE = 4  # Among three, somebody has a half of the turns easily.
FILLS_FROM = 0.5


class Attention(NamedTuple):
    """Places in the counts: of the one who had more than half of the turns, and of those who had none by half-time."""

    fills: int | None
    unheard: tuple[int, ...]
    found: Turns


def attention(counts: Sequence[int], is_half_time: bool) -> Attention:
    """What is worth a hint now. Before anybody spoke, and for one person alone, nothing is."""
    found = turns(counts)
    if not found.shares:
        return Attention(None, (), found)
    fills = next((place for place, share in enumerate(found.shares) if share > FILLS_FROM), None)
    unheard = tuple(place for place, spoken in enumerate(counts) if not spoken) if is_half_time else ()
    return Attention(fills if len(counts) >= FEWEST_PEOPLE else None, unheard, found)
