"""An artifact as Markdown: a list of tasks that any program shows and ticks, or the words of anything else."""

from goldseam.artifacts.items import Line
from goldseam.exchange.checklists.marks import written
from goldseam.exchange.checklists.sheet import Sheet, Told
from goldseam.language.task_words import as_heading, as_written


def as_markdown(sheet: Sheet) -> str:
    """Reads as a page, and is read back without loss by the import."""
    parts = [f"# {as_heading(sheet.artifact.title)}", f"{sheet.dated} · <{sheet.address}>", _about(sheet)]
    if sheet.artifact.is_checklist:
        for pause, lines in sheet.pauses:
            parts += [f"## {as_heading(pause)}" if pause else "", "\n".join(_task(told) for told in lines)]
    else:
        parts.append(sheet.version.sentence)
    return "\n\n".join(part for part in parts if part) + "\n"


def _about(sheet: Sheet) -> str:
    """In words that stay English: they are the names under which programs find them."""
    version = sheet.version
    if not sheet.artifact.is_checklist:
        return ""
    facts = [
        ("Aim", version.aim),
        ("Use it", version.trigger),
        ("Mode", sheet.mode),
        ("Stop before it cannot be undone", version.critical_pause),
    ]
    return "  \n".join(f"{name}: {_line(value)}" for name, value in facts if value)


def _task(told: Told) -> str:
    return f"- [ ] {_words(told.line)}"


def _words(line: Line) -> str:
    use = written(line)
    said = as_written(line.text, _line(line.role), line.answer)
    return said + (f" ({', '.join(use)})" if use else "")


def _line(text: str) -> str:
    return " ".join(text.split())
