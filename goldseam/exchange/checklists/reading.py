"""Checklists that people keep elsewhere: Markdown lists of tasks, plain lists, and tables."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from goldseam.artifacts.items import Line
from goldseam.exchange.checklists.table import is_table, read_table
from goldseam.language.checklist_lines import MOST_WORDS, form_of
from goldseam.language.checklist_words import words
from goldseam.language.task_lists import TaskList
from goldseam.language.task_lists import read as tasks_in
from goldseam.language.task_words import Task

MOST = 200
FEWEST_ITEMS = 2
MODES = {"verb": "read_do", "state": "do_confirm"}
LONGEST_TITLE, LONGEST_FACT, LONGEST_PAUSE, LONGEST_TEXT, LONGEST_ROLE = 160, 300, 120, 300, 60


@dataclass(frozen=True)
class Brought:
    """A checklist as it was found: what `Artifact.make` takes, for people to look at before it is kept.

    `left_out`: what else stood there, and has no place in a checklist.
    """

    title: str
    content: dict
    lines: list[Line] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    @property
    def too_long(self) -> list[int]:
        """Lines that are longer than one may be, by their place among the lines, from one."""
        return [place for place, line in enumerate(self.lines, 1) if len(line.text) > LONGEST_TEXT]

    @property
    def initial(self) -> dict:
        """What stands in the form of a new artifact at first."""
        return self.content | {"title": self.title, "lines": self.lines}


def read(text: str, name: str = "") -> Brought:
    """The checklist in the text. Without a title of its own it is called after its file."""
    text = text.replace("\0", "").removeprefix("\ufeff")
    if is_table(text, name):
        table = read_table(text)
        found, lines = TaskList(left_out=table.left_out), table.lines
    else:
        found = tasks_in(text)
        if not found.lines and (listed := _with_dashes(text)):
            found = tasks_in(listed)
        lines = [_line(task) for task in found.lines]
    if not lines:
        raise ValidationError(_("No list was found. Put a dash before each line."))
    if len(lines) > MOST:
        raise ValidationError(
            _("These are more than %(most)s lines. Split it into several checklists.") % {"most": MOST}
        )
    title = found.title or _called(name)
    left_out = [*found.left_out, *(said for said in dict.fromkeys(_cut(title, found, lines)))]
    return Brought(title[:LONGEST_TITLE], _content(found, lines), [_that_fits(line) for line in lines], left_out)


def _with_dashes(text: str) -> str:
    """Lines that stand below one another without a dash, as a list; nothing where they may be sentences of a text."""
    rows = [row.strip() for row in text.splitlines()]
    items = {row for row in rows if row and not row.startswith("#") and not row.endswith(":") and not _is_fact(row)}
    are_short = all(len(row.split()) <= MOST_WORDS and row[0].isalnum() and not row[0].islower() for row in items)
    sentences = sum(row.endswith((".", "!")) for row in items)
    if len(items) < FEWEST_ITEMS or not are_short or sentences * 2 > len(items):
        return ""
    return "\n".join(f"- {row}" if row in items else row for row in rows)


def _is_fact(row: str) -> bool:
    return row.partition(":")[0].strip().lower() in words().facts


def _line(task: Task) -> Line:
    return Line(
        text=task.text,
        pause=task.pause,
        is_killer=task.is_killer,
        answer=task.answer,
        role=task.role,
        is_read_back=task.is_read_back,
    )


def _that_fits(line: Line) -> Line:
    return replace(line, pause=line.pause[:LONGEST_PAUSE], role=line.role[:LONGEST_ROLE])


def _cut(title: str, found: TaskList, lines: list[Line]) -> Iterator[str]:
    """What is too long for its place, in full."""
    if len(title) > LONGEST_TITLE:
        yield title
    yield from (said for said in (found.facts.get("aim", ""), found.trigger) if len(said) > LONGEST_FACT)
    for line in lines:
        if len(line.pause) > LONGEST_PAUSE:
            yield line.pause
        if len(line.role) > LONGEST_ROLE:
            yield line.role


def _content(found: TaskList, lines: list[Line]) -> dict:
    said = {
        "aim": found.facts.get("aim", ""),
        "trigger": found.trigger,
        "critical_pause": found.facts.get("critical_pause", ""),
        "mode": found.mode or _guessed_mode(lines),
    }
    if said["critical_pause"] not in {line.pause for line in lines}:
        said["critical_pause"] = ""
    return {name: value[:LONGEST_FACT] for name, value in said.items() if value}


def _guessed_mode(lines: list[Line]) -> str:
    """READ-DO where most lines are instructions, DO-CONFIRM where most are states; nothing where neither is so."""
    forms = [form_of(line.text) for line in lines]
    return next((mode for form, mode in MODES.items() if forms.count(form) * 2 > len(forms)), "")


def _called(name: str) -> str:
    """“release-checklist.md” is called “Release checklist”."""
    words = name.rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:]
