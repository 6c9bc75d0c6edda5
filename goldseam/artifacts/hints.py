"""What could make a checklist or an if-then easier to use, in words, with the line that it is about.

    hints_for(form)        # as it stands in the form
    hints_of(version)      # as it was saved

Nothing here stands in the way of saving. What is an error is needed before people work by it (see `listeners.py`).
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from goldseam.artifacts.halves import without
from goldseam.artifacts.hint_words import title_of, where, words_of
from goldseam.artifacts.items import Line
from goldseam.language import checklists, if_then
from goldseam.language.checklists import Paperwork, Sheet, SheetLine, seconds_for
from goldseam.language.if_then import Plan
from goldseam.language.remarks import Remark

FIELDS = {
    "C3": "trigger",
    "C4": "mode_0",
    "C5": "critical_pause",
    "C9": "mode_0",
    "I1": "trigger",
    "I2": "trigger",
    "I8": "trigger",
}
OF_RESPONSE = {"I3", "I4", "I5", "I6", "I7"}


@dataclass(frozen=True)
class Hint:
    """One remark in words. `field` is the id of what to mend in the form, blank where that is the whole."""

    rule: str
    level: str
    title: str
    words: str
    where: str = ""
    field: str = ""

    @property
    def id(self) -> str:
        return f"hint-{self.rule}-{self.field or 'all'}"


class Hints:
    """All hints for one text. A text in which nothing stands yet has none."""

    def __init__(self, about: Sheet | Plan, fields: dict[int, str] | None = None):
        self.about = about
        self.remarks = _remarks(about)
        self.all = [_hint(remark, about, fields) for remark in self.remarks]

    def __bool__(self) -> bool:
        return bool(self.all)

    def __iter__(self):
        return iter(self.all)

    def of(self, level: str) -> list[Hint]:
        return [hint for hint in self.all if hint.level == level]

    @property
    def is_checklist(self) -> bool:
        return isinstance(self.about, Sheet)

    def has(self, *rules: str) -> bool:
        return any(remark.rule in rules and remark.level != "note" for remark in self.remarks)


def hints_for(form) -> Hints | None:
    """Hints for a ContentForm as it is typed; None for what is neither a checklist nor an if-then."""
    said = {name: form[name].value() or "" for name in ("trigger", "mode", "critical_pause") if name in form.fields}
    if form.rows is not None:
        artifact = form.current.artifact if form.current else None
        return Hints(_sheet(form.typed_lines, artifact, **said), _places(form))
    if form.is_if_then:
        return Hints(Plan(without("if", said["trigger"]), without("then", form["response"].value() or "")), {})
    return None


def hints_of(version) -> Hints | None:
    """Hints for a version that was saved."""
    if version.artifact.is_checklist:
        said = {name: getattr(version, name) for name in ("trigger", "mode", "critical_pause")}
        return Hints(_sheet(version.lines, version.artifact, **said))
    if version.artifact.is_if_then:
        return Hints(Plan(version.trigger, version.response) if version.response else if_then.read(version.text))
    return None


def _remarks(about: Sheet | Plan) -> list[Remark]:
    if isinstance(about, Sheet):
        is_begun = about.filled or about.trigger.strip()
        return checklists.in_short(checklists.check(about), about) if is_begun else []
    return if_then.check(about) if (about.situation + about.response).strip() else []


def _sheet(lines: list[Line], artifact, **said) -> Sheet:
    return Sheet(tuple(_written(line) for line in lines), paperwork=_paperwork(artifact) if artifact else None, **said)


def _written(line: Line) -> SheetLine:
    seconds = seconds_for(line.answer, is_read_back=line.is_read_back)
    return SheetLine(line.text, line.pause, line.is_killer, line.answer, line.role, seconds)


def _paperwork(artifact) -> Paperwork:
    days = (artifact.review_on - timezone.localdate()).days if isinstance(artifact.review_on, date) else None
    return Paperwork(has_owner=artifact.owner_id is not None, review_in=days)


def _hint(remark: Remark, about: Sheet | Plan, fields: dict[int, str] | None) -> Hint:
    return Hint(
        remark.rule,
        remark.level,
        title_of(remark.rule),
        str(words_of(remark)),
        where(remark, about.lines[remark.place].text if isinstance(about, Sheet) and remark.place is not None else ""),
        "" if fields is None else _field(remark, about, fields),
    )


def _field(remark: Remark, about: Sheet | Plan, fields: dict[int, str]) -> str:
    if remark.place is not None:
        return fields.get(remark.place, "")
    is_response = remark.rule in OF_RESPONSE or remark.data.get("missing") == ["response"]
    name = "response" if isinstance(about, Plan) and is_response else FIELDS.get(remark.rule)
    return f"id_{name}" if name else ""


def _places(form) -> dict[int, str]:
    """For each typed line, the id of its field: the nth row with the same words is the nth such line."""
    ids: dict[tuple[str, int], str] = {}
    seen: Counter[str] = Counter()
    for row in form.rows.forms:
        if row["DELETE"].value():
            continue
        text = " ".join((row["text"].value() or "").split())
        ids[text, seen[text]] = row["text"].id_for_label
        seen[text] += 1
    seen.clear()
    found = {}
    for place, line in enumerate(form.typed_lines):
        found[place] = ids.get((line.text, seen[line.text]), "")
        seen[line.text] += 1
    return found
