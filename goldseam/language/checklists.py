"""What makes a checklist hard to use: too long for its pause, no moment to use it, no clear answer (rules C1 to C14).

    check(Sheet((SheetLine("Backup taken", pause="Before the switch"),), trigger="before the switch is thrown"))

Facts that no text holds (who owns it, when it is looked at again, who has tried it) are given by the caller; what is
None is not looked at. `goldseam/language/checklist_rules/` holds the words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from goldseam.language.checklist_lines import about
from goldseam.language.checklist_words import said, words
from goldseam.language.cues import is_unobservable, vague_cue
from goldseam.language.likeness import alike
from goldseam.language.remarks import Remark

FEWEST, MOST, MOST_IN_ALL = 5, 9, 20
MOST_SECONDS = 90
TRIED_BY = 2
DAYS = 366  # Twelve months.
SECONDS = {"done": 5, "value": 10, "name": 10}
SECONDS_TO_READ_BACK = 10
FEWEST_ALIKE = 3
_PARTS = re.compile(r"[:(–—]|\s-\s")
MODES = ("do_confirm", "read_do")


@dataclass(frozen=True)
class SheetLine:
    """One line: its text, the pause point that it stands under, and how it is answered."""

    text: str
    pause: str = ""
    is_killer: bool = False
    answer: str = "done"
    role: str = ""
    seconds: int = 5


def seconds_for(answer: str, *, is_read_back: bool) -> int:
    """How long a line takes: writing something down and saying it twice take longer than a tick."""
    return SECONDS.get(answer, SECONDS["done"]) + (SECONDS_TO_READ_BACK if is_read_back else 0)


@dataclass(frozen=True)
class Paperwork:
    """What tells who keeps a checklist up to date. `review_in`: days until it is looked at again."""

    has_owner: bool = True
    review_in: int | None = None

    @property
    def missing(self) -> list[str]:
        is_in_time = self.review_in is not None and 0 <= self.review_in <= DAYS
        has = {"owner": self.has_owner, "review": is_in_time}
        return [name for name, is_there in has.items() if not is_there]


@dataclass(frozen=True)
class Sheet:
    """A checklist as written. `critical_pause` names the pause point before what cannot be undone."""

    lines: tuple[SheetLine, ...] = ()
    trigger: str = ""
    mode: str = ""
    critical_pause: str = ""
    paperwork: Paperwork | None = None
    tried_by: int | None = None

    @property
    def filled(self) -> list[tuple[int, SheetLine]]:
        return [(place, line) for place, line in enumerate(self.lines) if line.text.strip()]

    @property
    def pauses(self) -> list[tuple[str, list[SheetLine]]]:
        """The pause points in their order, with their lines."""
        grouped = groupby((line for _, line in self.filled), key=lambda line: line.pause.strip())
        return [(pause, list(lines)) for pause, lines in grouped]

    @property
    def has_critical_pause(self) -> bool:
        """Whether something is confirmed before what cannot be undone.

        That is the pause point named so, or one called “Before …”; a list with a single pause that is used
        “before …” is one itself.
        """
        names = [said(pause) for pause, _ in self.pauses]
        if self.critical_pause.strip() and said(self.critical_pause) in names:
            return True
        if any(is_before(name) for name in names):
            return True
        return len(names) == 1 and bool(words().before.match(said(self.trigger)))


def is_before(name: str) -> bool:
    """Whether a pause point is called “Before …”, perhaps behind a short name: “Sign in: before anaesthesia”."""
    return any(words().before.match(part) for part in _PARTS.split(said(name)))


def check(sheet: Sheet) -> list[Remark]:
    """What there is to say: errors first, then about pauses, then line by line."""
    return [*_of_frame(sheet), *_of_lengths(sheet), *_of_lines(sheet)]


def _of_frame(sheet: Sheet) -> Iterator[Remark]:
    if not sheet.trigger.strip():
        yield Remark("C3", "error")
    elif is_unobservable(sheet.trigger):
        yield Remark("C3", "error", data={"word": vague_cue(sheet.trigger)})
    if sheet.mode not in MODES:
        yield Remark("C4", "error")
    if not sheet.has_critical_pause:
        yield Remark("C5", "error")
    if sheet.paperwork and (missing := sheet.paperwork.missing):
        yield Remark("C11", "error", data={"missing": missing})
    if sheet.tried_by is not None and sheet.tried_by < TRIED_BY:
        yield Remark("C13", "error", data={"count": sheet.tried_by})


def _of_lengths(sheet: Sheet) -> Iterator[Remark]:
    total = len(sheet.filled)
    if total > MOST_IN_ALL:
        yield Remark("C2", "warn", data={"count": total})
    for pause, lines in sheet.pauses:
        count, seconds = len(lines), sum(line.seconds for line in lines)
        if count > MOST:
            yield Remark("C1", "warn", pause=pause, data={"count": count})
        elif count < FEWEST:
            yield Remark("C1", "note", pause=pause, data={"count": count})
        if seconds > MOST_SECONDS:
            yield Remark("C12", "warn", pause=pause, data={"seconds": seconds})
    killers = sum(line.is_killer for _, line in sheet.filled)
    if total and killers in (0, total):
        yield Remark("C14", "note", data={"count": killers})


def _of_lines(sheet: Sheet) -> Iterator[Remark]:
    filled = sheet.filled
    said = [line for _, line in filled]
    likes = alike([line.text for line in said], [line.role for line in said], [line.pause.strip() for line in said])
    for at, (place, line) in enumerate(filled):
        for rule, level, data in about(line.text, mode=sheet.mode, answer=line.answer):
            yield Remark(rule, level, place, line.pause.strip(), data)
        if at in likes:
            first, other = filled[likes[at]]
            yield Remark("C10", "note", place, line.pause.strip(), {"like": first, "text": other.text})


def in_short(remarks: list[Remark], sheet: Sheet) -> list[Remark]:
    """Where most lines do not fit the way of use, that is said once: it may be the way of use that does not fit."""
    forms = [remark.data["form"] for remark in remarks if remark.rule == "C9"]
    if len(forms) < max(FEWEST_ALIKE, len(sheet.filled) / 2):
        return remarks
    once = Remark("C9", "note", data={"form": max(forms, key=forms.count), "count": len(forms)})
    return [once, *(remark for remark in remarks if remark.rule != "C9")]
