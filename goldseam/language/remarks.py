"""What a linter has to say about a checklist or a plan: which rule, how much it matters, and about which line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

Level = Literal["error", "warn", "note"]


@dataclass(frozen=True)
class Remark:
    """One remark. `place` is the index of the line, `pause` the pause point; None speaks of the whole.

    An error is needed before people work by it; a warning is better mended; a note is a question. `data` holds what
    the words need: counts, the word that was found, the line that says the same.
    """

    rule: str
    level: Level
    place: int | None = None
    pause: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


class Told(NamedTuple):
    """What there is to say about a rule as a whole."""

    title: str
    why: str
    suggestion: str
