"""What stands in a postmortem, as plain values: the one description from which copies, files and pages are made."""

from dataclasses import asdict, dataclass, field
from typing import Any

from goldseam.common.markdown import rendered


@dataclass
class Passage:
    """One part with its heading. `text` is Markdown; `html` is made from it."""

    key: str
    kind: str
    heading: str
    text: str = ""

    @property
    def html(self) -> str:
        return rendered(self.text)


@dataclass
class Row:
    """One row of the timeline."""

    time: str
    kind: str
    text: str
    known_then: str = ""
    source: str = ""
    at: str = ""


@dataclass
class Condition:
    """One contributing factor."""

    level: str
    text: str
    evidence: str = ""
    code: str = ""
    is_root: bool = False
    how: str = ""


@dataclass
class Promise:
    """One action, as far as its readers need it."""

    title: str
    owner: str = ""
    due: str = ""
    state: str = "open"
    link: str = ""
    risk_reduction: str = ""


@dataclass
class Difference:
    """What reads differently now."""

    title: str
    what: str = ""


@dataclass
class Content:
    """A whole account."""

    number: int
    title: str
    kind: str = "postmortem"
    about: dict[str, Any] = field(default_factory=dict)  # When, how severe, which type, tags: words and ISO times.
    passages: list[Passage] = field(default_factory=list)
    timeline: list[Row] = field(default_factory=list)
    factors: list[Condition] = field(default_factory=list)
    layers: list[dict] = field(default_factory=list)
    actions: list[Promise] = field(default_factory=list)
    changes: list[Difference] = field(default_factory=list)
    additions: list[dict] = field(default_factory=list)

    @property
    def as_json(self) -> dict:
        return asdict(self)

    @classmethod
    def from_json(cls, told: dict) -> "Content":
        made = {
            name: [kind(**one) for one in told.get(name, [])]
            for name, kind in (
                ("passages", Passage),
                ("timeline", Row),
                ("factors", Condition),
                ("actions", Promise),
                ("changes", Difference),
            )
        }
        return cls(**(told | made))
