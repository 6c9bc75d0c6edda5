"""Before and after of an artifact, as two sides that can be read next to each other."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from goldseam.artifacts.items import Difference, Line, differences
from goldseam.artifacts.models import CueType, Mode
from goldseam.artifacts.using import uses_of

FACTS = ["aim", "trigger", "response", "cue_type", "obstacle", "mode", "critical_pause"]
SAME, ADDED, REMOVED, CHANGED = "same", "added", "removed", "changed"
ALIKE = 0.4


@dataclass(frozen=True)
class Shown:
    """One line of a side: what became of it, and its words, each marked in the same way."""

    mark: str
    parts: list[tuple[str, str]]
    heading: bool = False


@dataclass(frozen=True)
class Content:
    """What one version says, apart from its number: for comparing versions and what somebody has typed."""

    facts: list[tuple[str, str]]
    text: str
    lines: list[Line]


def content_of(version) -> Content:
    """What the version says; nothing for no version."""
    if version is None:
        return Content([], "", [])
    kind = version.artifact.kind
    lines = version.lines if version.artifact.is_checklist else []
    return Content(facts_of({name: getattr(version, name) for name in FACTS}, kind), version.text, lines)


def facts_of(said: dict, kind: str) -> list[tuple[str, str]]:
    """The single values of a version by the names that people read, each in words."""
    is_checklist = kind == "checklist"
    named = [
        ("aim", _("Aim")),
        ("trigger", _("When to use it") if is_checklist else _("If …")),
        ("response", _("then …")),
        ("cue_type", _("What tells that the moment has come")),
        ("obstacle", _("What could get in the way")),
        ("mode", _("Way of use")),
        ("critical_pause", _("Pause before what cannot be undone")),
    ]
    words = dict(Mode.choices) | dict(CueType.choices)
    values = said if is_checklist else said | {"mode": ""}
    return [(label, str(words.get(values[name], values[name]))) for name, label in named]


def sides(before: Content, after: Content) -> tuple[list[Shown], list[Shown]]:
    """The lines of both sides. Facts such as the aim are shown only where they differ."""
    left, right = _facts(before.facts, after.facts)
    if before.lines or after.lines:
        more = checklist_sides(before.lines, after.lines)
    else:
        more = text_sides(before.text, after.text)
    return left + more[0], right + more[1]


def checklist_sides(before: list[Line], after: list[Line]) -> tuple[list[Shown], list[Shown]]:
    """Items line by line, under the pause points that they stand at."""
    rows = differences(before, after)
    by_key = {row.before.key: row for row in rows if row.before}
    left = [(line.pause, _before(by_key[line.key])) for line in before]
    right = [(row.after.pause, _after(row)) for row in rows if row.after]
    return _under_pauses(left), _under_pauses(right)


def text_sides(before: str, after: str) -> tuple[list[Shown], list[Shown]]:
    """Text line by line; where a line was rewritten, its words are compared."""
    old, new = before.splitlines(), after.splitlines()
    left, right = [], []
    for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            left += [Shown(SAME, [(SAME, line)]) for line in old[i:j]]
            right += [Shown(SAME, [(SAME, line)]) for line in new[k:m]]
        else:
            gone, come = _replaced(old[i:j], new[k:m])
            left += gone
            right += come
    return left, right


def words_apart(before: str, after: str) -> tuple[list, list]:
    """The words of both, marked by what went and what came."""
    old, new = _words(before), _words(after)
    left, right = [], []
    for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if i < j:
            left.append((SAME if what == "equal" else REMOVED, "".join(old[i:j])))
        if k < m:
            right.append((SAME if what == "equal" else ADDED, "".join(new[k:m])))
    return left, right


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|\w+|[^\w\s]", text)


def _facts(before, after):
    old = dict(before)
    left, right = [], []
    for name, value in after or [(name, "") for name, _value in before]:
        if old.get(name, "") == value:
            continue
        gone, come = _replaced(*([one] if one else [] for one in (old.get(name, ""), value)))
        left += [Shown(SAME, [(SAME, name)], heading=True), *gone] if gone else []
        right += [Shown(SAME, [(SAME, name)], heading=True), *come] if come else []
    return left, right


def _replaced(old: list[str], new: list[str]):
    """Lines that stand in for others: alike ones are compared word by word, others went or came."""
    left, right = [], []
    for before, after in zip(old, new, strict=False):
        if SequenceMatcher(None, _words(before), _words(after), autojunk=False).ratio() < ALIKE:
            left.append(Shown(REMOVED, [(REMOVED, before)]))
            right.append(Shown(ADDED, [(ADDED, after)]))
        else:
            gone, come = words_apart(before, after)
            left.append(Shown(CHANGED, gone))
            right.append(Shown(CHANGED, come))
    left += [Shown(REMOVED, [(REMOVED, line)]) for line in old[len(new) :]]
    right += [Shown(ADDED, [(ADDED, line)]) for line in new[len(old) :]]
    return left, right


def _before(row: Difference) -> Shown:
    if row.what == "removed":
        return Shown(REMOVED, [(REMOVED, row.before.text), *_use(row.before)])
    if row.what == "reworded":
        gone, _come = words_apart(row.before.text, row.after.text)
        return Shown(CHANGED, gone + _use(row.before, row.after, REMOVED))
    return Shown(SAME, [(SAME, row.before.text), *_use(row.before)])


def _after(row: Difference) -> Shown:
    if row.what == "added":
        return Shown(ADDED, [(ADDED, row.after.text), *_use(row.after)])
    if row.what == "reworded":
        _gone, come = words_apart(row.before.text, row.after.text)
        return Shown(CHANGED, come + _use(row.after, row.before, ADDED))
    if row.what == "moved":
        return Shown(CHANGED, [(SAME, row.after.text), *_use(row.after), (SAME, " " + _moved(row))])
    return Shown(SAME, [(SAME, row.after.text), *_use(row.after)])


def _moved(row: Difference) -> str:
    if row.before.pause != row.after.pause and row.before.pause:
        return _("(moved here from “%(pause)s”)") % {"pause": row.before.pause}
    return _("(moved here)")


def _use(line: Line, other: Line | None = None, mark: str = SAME) -> list[tuple[str, str]]:
    """How the line is used, in words; what the other one does not have is marked."""
    theirs = _uses(other) if other else []
    parts: list[tuple[str, str]] = []
    for words in _uses(line):
        parts += [(SAME, " "), (mark if other and words not in theirs else SAME, words)]
    return parts


def _uses(line: Line) -> list[str]:
    killer = ["‼ " + _("Killer item")] if line.is_killer else []
    return killer + [f"({words})" for words in uses_of(line)]


def _under_pauses(rows: list[tuple[str, Shown]]) -> list[Shown]:
    """Puts the name of each pause point above its first line."""
    shown, current = [], ""
    for pause, line in rows:
        if pause != current:
            current = pause
            if pause:
                shown.append(Shown(SAME, [(SAME, pause)], heading=True))
        shown.append(line)
    return shown
