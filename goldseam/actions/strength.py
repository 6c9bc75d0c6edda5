"""How much of what was promised protects without relying on memory."""

from typing import NamedTuple

from goldseam.artifacts.strength import Strength


class StrengthShare(NamedTuple):
    """Of the actions whose kind of change is known, how many are intermediate or strong; `unsorted` are not counted."""

    strong: int
    sorted: int
    unsorted: int

    @property
    def share(self) -> float | None:
        return self.strong / self.sorted if self.sorted else None


def strength_share(actions) -> StrengthShare:
    """The share of actions at 2–3 in the hierarchy, of one review."""
    actions = list(actions)
    known = [action.strength for action in actions if action.strength]
    strong = sum(strength >= Strength.INTERMEDIATE for strength in known)
    return StrengthShare(strong, len(known), len(actions) - len(known))
