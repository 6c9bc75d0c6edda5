"""Reads checklists out of files that people keep elsewhere: Markdown lists of tasks, and plain text.

    # Release                       the title
    Use it: before the release      a fact; also in front matter
    ## Before the tag               a pause point
    - [ ] Tests green               a line; `1. Tests green` where there are no boxes
    - [ ] **Backup taken**          a killer item, as are `(killer)` and `‼`
    - [ ] QA: smoke tests passed (value, read back)

Nothing here judges; `goldseam.language.checklists` does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice, zip_longest

from goldseam.language.checklist_words import words
from goldseam.language.markdown_lines import Bullet, Plain, Seen, lines_of
from goldseam.language.task_words import Task, heading_words, task

MODES = {"do-confirm": "do_confirm", "do confirm": "do_confirm", "read-do": "read_do", "read do": "read_do"}
MOST_HEADING_WORDS = 8
_FACT = re.compile(r"[*_]{0,2}([^\W\d_][\w ]{1,60}?)[*_]{0,2}:[*_]{0,2}\s+(\S.*)")
_SENTENCE_END = re.compile(r"[.;:](?:\s|$)")
_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")


@dataclass
class TaskList:
    """A checklist as a file says it. Facts that the file does not give are empty."""

    title: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    lines: list[Task] = field(default_factory=list)

    @property
    def mode(self) -> str:
        said = self.facts.get("mode", "").lower().replace("_", "-")
        return next((mode for words, mode in MODES.items() if words in said), "")

    @property
    def trigger(self) -> str:
        return self.facts.get("trigger", "")

    @property
    def review_on(self) -> date | None:
        return day_in(self.facts.get("review", ""))


def read(text: str) -> TaskList:
    """The checklist in a text. Where there are boxes to tick, they are its lines; else all items of lists are."""
    seen = list(lines_of(text))
    are_boxes = any(isinstance(line, Bullet) and line.is_box for line in seen)
    found = TaskList()
    found.facts = dict(_facts(seen))
    is_ours = "mode" in found.facts
    pause = Pause()
    for line, following in zip_longest(seen, seen[1:]):
        if isinstance(line, Bullet) and (line.is_box or not are_boxes) and not pause.opens(line, following):
            if are_boxes or not line.is_nested:
                found.lines.append(task(line, pause.at(line), any_role=is_ours))
        elif not isinstance(line, Bullet) and not found.title and is_title(line, found):
            found.title = heading_words(line.text)
        else:
            pause.see(line, following)
    return found


def day_in(text: str) -> date | None:
    found = _DAY.search(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def is_title(line: Seen, so_far: TaskList) -> bool:
    """The first large heading, before all lines."""
    return isinstance(line, Plain) and line.level == 1 and not so_far.lines


class Pause:
    """The pause point at which the reader stands: the last heading, or the item under which others lie."""

    def __init__(self):
        self.heading = ""
        self.above: list[Bullet] = []

    def see(self, line: Seen, following: Seen | None) -> None:
        if isinstance(line, Bullet):
            self.above = [*(one for one in self.above if one.indent < line.indent), line]
        elif line.level or _introduces(line, following):
            self.heading, self.above = heading_words(line.text), []

    def opens(self, line: Bullet, following: Seen | None) -> bool:
        """Whether the item only names those that lie under it: “- Before the tag:”."""
        is_above = isinstance(following, Bullet) and following.indent > line.indent
        return is_above and not line.is_box and line.text.rstrip("*_ ").endswith(":")

    def at(self, line: Bullet) -> str:
        above = [one for one in self.above if one.indent < line.indent]
        return heading_words(above[-1].text) if above else self.heading


def _introduces(line: Plain, following: Seen | None) -> bool:
    """A short line with a colon, or in bold, above a list."""
    text = line.text.strip()
    is_bold = text.startswith("**") and text.endswith("**")
    is_short = len(text.split()) <= MOST_HEADING_WORDS
    return is_short and isinstance(following, Bullet) and (text.rstrip("*_").endswith(":") or is_bold)


def _facts(seen: list[Seen]) -> Iterator[tuple[str, str]]:
    """What the file says about the list as a whole; the first of each counts."""
    known: set[str] = set()
    for line in seen:
        found = _FACT.fullmatch(line.text.strip()) if isinstance(line, Plain) else None
        name = words().facts.get(found[1].lower().strip()) if found else None
        if found and name and name not in known:
            known.add(name)
            yield name, found[2].strip().strip("\"'")
    if "trigger" not in known:
        sentences = (line.text for line in seen if isinstance(line, Plain) and not line.level)
        used = (found for text in sentences if (found := words().use_it.search(text)))
        yield from (("trigger", _SENTENCE_END.split(found.string[found.end() :])[0]) for found in islice(used, 1))
