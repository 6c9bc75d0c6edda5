"""Checklists that people keep elsewhere: Markdown lists of tasks, plain lists, and tables."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from goldseam.artifacts.items import Line
from goldseam.exchange.checklists.table import LONGEST_PAUSE, LONGEST_ROLE, is_table, lines_in, refuse_long
from goldseam.language.task_lists import TaskList
from goldseam.language.task_lists import read as tasks_in
from goldseam.language.task_words import Task

MOST = 200
LONGEST_TITLE, LONGEST_FACT = 160, 300


@dataclass(frozen=True)
class Brought:
    """A checklist as it was found: what `Artifact.make` takes, for people to look at before it is kept."""

    title: str
    content: dict
    lines: list[Line] = field(default_factory=list)

    @property
    def initial(self) -> dict:
        """What stands in the form of a new artifact at first."""
        return self.content | {"title": self.title, "lines": self.lines}


def read(text: str, name: str = "") -> Brought:
    """The checklist in the text. Without a title of its own it is called after its file."""
    text = text.replace("\0", "")
    found = TaskList(lines=[]) if is_table(text, name) else tasks_in(text)
    lines = lines_in(text) if is_table(text, name) else [_line(task) for task in found.lines]
    if not lines:
        raise ValidationError(_("There is no list in it. Each line of a list begins with a dash, a number or a box."))
    if len(lines) > MOST:
        raise ValidationError(
            _("These are more than %(most)s lines. Split it into several checklists.") % {"most": MOST}
        )
    return Brought((found.title or _called(name))[:LONGEST_TITLE], _content(found, lines), lines)


def _line(task: Task) -> Line:
    refuse_long(task.text, task.number)
    return Line(
        text=task.text,
        pause=task.pause[:LONGEST_PAUSE],
        is_killer=task.is_killer,
        answer=task.answer,
        role=task.role[:LONGEST_ROLE],
        is_read_back=task.is_read_back,
    )


def _content(found: TaskList, lines: list[Line]) -> dict:
    said = {
        "aim": found.facts.get("aim", ""),
        "trigger": found.trigger,
        "critical_pause": found.facts.get("critical_pause", ""),
    }
    if said["critical_pause"] not in {line.pause for line in lines}:
        said["critical_pause"] = ""
    if found.mode:
        said["mode"] = found.mode
    return {name: value[:LONGEST_FACT] for name, value in said.items() if value}


def _called(name: str) -> str:
    """“release-checklist.md” is called “Release checklist”."""
    words = name.rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:]
