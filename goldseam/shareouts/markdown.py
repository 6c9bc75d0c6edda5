"""A note as Markdown that people can read anywhere."""

import re

from goldseam.shareouts.sections import Entry, Section

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~])")
_OPENING = re.compile(r"^(\s*)([-+]|\d+[.)])(\s)", re.MULTILINE)


def as_markdown(title: str, above: str, sections: list[Section]) -> str:
    told = [part for section in sections for part in _section(section)]
    return "\n\n".join([f"# {plain(title)}", plain(above), *told]) + "\n"


def plain(text: str) -> str:
    """Words that are no Markdown, so that they read the same when somebody takes them for it."""
    escaped = _OPENING.sub(r"\1\\\2\3", _SIGNS.sub(r"\\\1", text))
    return "  \n".join(escaped.splitlines())


def _section(section: Section) -> list[str]:
    heading = [f"## {plain(section.heading)}"] if section.heading else []
    entries = [part for entry in section.entries for part in _entry(entry)]
    return heading + ([section.prose] if section.prose else []) + entries


def _entry(entry: Entry) -> list[str]:
    facts = [f"**{label}**: {plain(words)}" for label, words in entry.facts]
    quoted = ["\n".join(f"> {line}" for line in plain(entry.quoted).splitlines())] if entry.quoted else []
    return [*quoted, *facts, *([f"*{plain(entry.closing)}*"] if entry.closing else [])]
