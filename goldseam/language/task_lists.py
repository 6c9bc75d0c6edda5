"""Reads checklists out of files that people keep elsewhere: Markdown lists of tasks, and plain text.

    # Release                       the title
    Use it: before the release      a fact; also in front matter
    ## Before the tag               a pause point
    - [ ] Tests green               a line; `1. Tests green` where there are no boxes
    - [ ] **Backup taken**          a killer item, as are `(killer)` and `‼`
    - [ ] QA: smoke tests passed (value, read back)
    - [ ] Docs                      an item above others names them: “Docs: index is new”
      - [ ] index is new
    | Item | Who |                  a table whose head says where its lines stand

Nothing here judges; `goldseam.language.checklists` does. What is no part of a checklist is told in `left_out`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice, zip_longest

from goldseam.language.checklist_words import words
from goldseam.language.markdown_lines import Bullet, Plain, Seen, lines_of
from goldseam.language.task_outline import Above, Pause, title_in
from goldseam.language.task_tables import TableRow, with_tables
from goldseam.language.task_words import Task, addresses, bare, heading_words, task

MODES = {"do-confirm": "do_confirm", "do confirm": "do_confirm", "read-do": "read_do", "read do": "read_do"}
TAKEN = ("title", "aim", "trigger", "mode", "critical_pause")
_FACT = re.compile(r"[*_]{0,2}([^\W\d_][\w ]{1,60}?)[*_]{0,2}:[*_]{0,2}\s+(\S.*)")
_SENTENCE_END = re.compile(r"[.;:](?:\s|$)")
_QUOTED = re.compile(r"^([\"'])(.*)\1$")
_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")


@dataclass
class TaskList:
    """A checklist as a file says it. Facts that the file does not give are empty.

    `left_out` is what else stands in the file, in its order: notes, code, tables of something else, addresses.
    """

    title: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    lines: list[Task] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

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
    """The checklist in a text. Where there are boxes to tick, they are its lines; else all items of lists are.

    Code and quotations are looked into where there is no list beside them.
    """
    text = text.removeprefix("\ufeff")
    seen = list(with_tables(list(lines_of(text))))
    if not any(isinstance(line, Bullet | TableRow) for line in seen):
        seen = list(lines_of(text, reads_code=True))
    found = TaskList(facts=dict(_facts(seen)))
    title = title_in(seen)
    found.title = heading_words(title.text) if title else found.facts.get("title", "")
    _take([line for line in seen if line is not title], found)
    return found


def day_in(text: str) -> date | None:
    found = _DAY.search(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _take(seen: list[Seen], found: TaskList) -> None:
    """Each line becomes an item, or names those below it, or is told as left out."""
    are_boxes = any(isinstance(line, Bullet) and line.is_box for line in seen)
    pause, above = Pause(), Above()
    names: dict[str, None] = {}
    for line, following in zip_longest(seen, seen[1:]):
        if isinstance(line, TableRow):
            found.lines.append(line.task(pause.heading))
            found.left_out += line.left_out
        elif not isinstance(line, Bullet):
            if pause.sees(line, following):
                names[pause.heading] = None
            else:
                found.left_out += _told(line)
        elif (not line.is_box and are_boxes) or pause.opens(line, following):
            if pause.sees(line, following):
                names[heading_words(line.text)] = None
            else:
                found.left_out.append(bare(line.text))
        elif line.text:
            said = task(line, pause.at(line))
            if above.holds(line, following):
                above.add(line, said)
            else:
                found.lines.append(above.over(line, said))
            found.left_out += addresses(line.text)
    found.left_out += [name for name in names if name not in {line.pause for line in found.lines}]


def _told(line: Seen) -> list[str]:
    """A line that is no part of the checklist, unless it says something about the file or nothing at all."""
    if isinstance(line, Plain) and (line.is_front or _fact(line)[0] in TAKEN):
        return []
    text = line.text.strip()
    return [text] if any(sign.isalnum() for sign in text) else []


def _fact(line: Plain) -> tuple[str, str]:
    """The name of a fact about the list, and what it is; blank where the line is none."""
    found = _FACT.fullmatch(line.text.strip())
    name = words().facts.get(found[1].lower().strip(), "") if found else ""
    return (name, _QUOTED.sub(r"\2", found[2].strip())) if found and name else ("", "")


def _facts(seen: list[Seen]) -> Iterator[tuple[str, str]]:
    """What the file says about the list as a whole; the first of each counts."""
    known: set[str] = set()
    for line in seen:
        name, said = _fact(line) if isinstance(line, Plain) else ("", "")
        if name and name not in known:
            known.add(name)
            yield name, said
    if "trigger" not in known:
        sentences = (line.text for line in seen if isinstance(line, Plain) and not line.level)
        used = (found for text in sentences if (found := words().use_it.search(text)))
        yield from (("trigger", _SENTENCE_END.split(found.string[found.end() :])[0]) for found in islice(used, 1))
