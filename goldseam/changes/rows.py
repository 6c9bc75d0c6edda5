"""A change in a list, with what later data said last. Nothing is counted for a list."""

from dataclasses import dataclass

from goldseam.changes.models import Change, Verification
from goldseam.changes.sentences import in_short


@dataclass(frozen=True)
class Row:
    change: Change
    look: Verification | None
    sentence: str

    @classmethod
    def of(cls, change) -> "Row":
        return cls.with_look(change, change.newest_verification)

    @classmethod
    def with_look(cls, change, look: Verification | None) -> "Row":
        return cls(change, look, in_short(look) if look else "")
