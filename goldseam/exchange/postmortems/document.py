"""What was read out of somebody's postmortem: its sections, its timeline and its promises, with all of its text."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fact:
    """Something that the document says about itself: its date, its status, its authors, how long it took."""

    name: str
    value: str

    def as_json(self) -> dict:
        return {"name": self.name, "value": self.value}


@dataclass(frozen=True)
class Section:
    """A heading with the Markdown below it. `source` is the same with what is around it, as it stands in the file."""

    heading: str
    kind: str
    level: int
    text: str
    source: str = field(repr=False, default="")
    # What is left of the text when the timeline's rows and the actions are taken out.
    rest: str = field(repr=False, default="")

    def as_json(self) -> dict:
        return {"heading": self.heading, "kind": self.kind}


@dataclass(frozen=True)
class Row:
    """A moment of the timeline. `at` is as exact as the document is, and says no more than it."""

    at: str
    precision: str
    zone: str
    time: str
    text: str

    def as_json(self) -> dict:
        return {"at": self.at, "precision": self.precision, "zone": self.zone, "time": self.time, "text": self.text}


@dataclass(frozen=True)
class Action:
    """Something that somebody promised, with as much of who and when as was written down."""

    text: str
    owner: str = ""
    due: str = ""
    done: bool = False
    link: str = ""
    group: str = ""

    def as_json(self) -> dict:
        facts = {"text": self.text, "owner": self.owner, "due": self.due, "done": self.done}
        return facts | {"link": self.link, "group": self.group}


@dataclass(frozen=True)
class Document:
    """A postmortem as it was read. `head` and the sources of the sections, one after the other, are the whole file."""

    file: str
    title: str
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    timeline: tuple[Row, ...]
    actions: tuple[Action, ...]
    unrecognised: tuple[str, ...]
    head: str = field(repr=False, default="")

    @property
    def source(self) -> str:
        return self.head + "".join(section.source for section in self.sections)

    def as_json(self) -> dict:
        return {
            "file": self.file,
            "title": self.title,
            "facts": [fact.as_json() for fact in self.facts],
            "sections": [section.as_json() for section in self.sections],
            "timeline": [row.as_json() for row in self.timeline],
            "actions": [action.as_json() for action in self.actions],
            "unrecognised": list(self.unrecognised),
        }
