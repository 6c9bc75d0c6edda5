"""Checklists and if-then plans in files, looked at with the rules by which they are written in the product."""

from collections.abc import Iterator
from datetime import date

from goldseam.cli.lint_files import Document, Lines, Place, is_left_out
from goldseam.language import checklists, guess_language, if_then
from goldseam.language.checklist_words import told
from goldseam.language.checklists import Paperwork, Sheet, SheetLine, seconds_for
from goldseam.language.markdown_lines import Bullet, Plain, lines_of
from goldseam.language.remarks import Remark
from goldseam.language.task_lists import TaskList, read
from goldseam.language.task_words import Task, bare

KINDS = ("checklist", "if-then")


def remarks_in(document: Document, kind: str, language: str, today: date | None = None) -> list[Place]:
    """What the linter has to say about a file. Raises OSError or NotText where it cannot be read."""
    text = document.read()
    if is_left_out(text):
        return []
    code = guess_language(text) if language == "auto" else language
    lines = Lines(text)
    found = _of_checklist(text, today or date.today()) if kind == "checklist" else _of_plans(text)
    places = (_place(document.name, lines, code, remark, at) for remark, at in found)
    return sorted((place for place in places if not lines.leaves_out(place)), key=lambda place: place.line)


def _of_checklist(text: str, today: date) -> Iterator[tuple[Remark, tuple[int, int, int, str]]]:
    found = read(text)
    if not found.lines:
        return
    for remark in checklists.check(_sheet(found, today)):
        yield remark, _where(remark, found)


def _sheet(found: TaskList, today: date) -> Sheet:
    """Version and date of a file are known to whatever keeps the file; owner and review date are not."""
    days = (found.review_on - today).days if found.review_on else None
    papers = Paperwork(has_owner=bool(found.facts.get("owner")), review_in=days)
    return Sheet(
        tuple(_line(line) for line in found.lines),
        found.trigger,
        found.mode,
        found.facts.get("critical_pause", ""),
        papers,
    )


def _line(line: Task) -> SheetLine:
    seconds = seconds_for(line.answer, is_read_back=line.is_read_back)
    return SheetLine(line.text, line.pause, line.is_killer, line.answer, line.role, seconds)


def _where(remark: Remark, found: TaskList) -> tuple[int, int, int, str]:
    """Line, column, end and words. What speaks of a pause stands at its first line, what speaks of all at the top."""
    if remark.place is not None:
        line = found.lines[remark.place]
        return line.number, line.column, line.end, remark.data.get("word", line.text)
    if remark.pause is not None:
        line = _first_of(remark, found.lines)
        return line.number, line.column, line.end, remark.pause or found.title or line.text
    return 1, 1, 1, found.title


def _first_of(remark: Remark, lines: list[Task]) -> Task:
    return next(line for line in lines if line.pause.strip() == remark.pause)


def _of_plans(text: str) -> Iterator[tuple[Remark, tuple[int, int, int, str]]]:
    """Each item of a list is a plan; without lists, each line."""
    seen = list(lines_of(text))
    items: list[Bullet | Plain] = [line for line in seen if isinstance(line, Bullet)]
    plans = items or [line for line in seen if isinstance(line, Plain) and not line.level]
    for line in plans:
        end = line.end if isinstance(line, Bullet) else line.column + len(line.text)
        for remark in if_then.check(if_then.read(bare(line.text))):
            yield remark, (line.number, line.column, end, remark.data.get("word", bare(line.text)))


def _place(name: str, lines: Lines, code: str, remark: Remark, at: tuple[int, int, int, str]) -> Place:
    number, column, end, words = at
    rule = told(code)[remark.rule]
    line_text = lines.text_of(number)
    end = max(end, column)
    return Place(
        name, number, column, end, remark.rule, words, rule.why, rule.suggestion, line_text, code, remark.level
    )
