"""What a line of the file says: the facts of an event, or why it cannot come in."""

from dataclasses import dataclass, field

from goldseam.events.questions import DEFAULT_TYPES


@dataclass(frozen=True)
class Problem:
    """Why a line cannot come in: the column, what stands there, and what is wrong with it."""

    column: str
    value: str
    why: str


@dataclass
class Facts:
    """What a line says. `details` are fields of the event; `reference` its number in the log, where there is one."""

    line: int
    digest: str
    reference: str = ""
    details: dict = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    factors: list[dict] = field(default_factory=list)
    reason: str = ""
    days_alone: set[str] = field(default_factory=set)  # Moments of which only the day is known.
    problems: list[Problem] = field(default_factory=list)

    def as_row(self, fields: dict) -> dict:
        """As `Event.bring` takes it."""
        named = fields | self.details | {"failure_type": DEFAULT_TYPES.get(self.reason, "")}
        return named | {"tags": self.tags, "factors": self.factors, "reason": self.reason}
