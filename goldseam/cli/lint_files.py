"""Texts to look at: which files, how they are read, and which lines ask to be left alone."""

import os
import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from goldseam.language import Mark, guess_language, look

ENDINGS = (".md", ".markdown", ".txt")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_IGNORE = re.compile(r"<!--\s*goldseam:\s*ignore((?:[ \t,]+[A-Za-z0-9-]+)*)\s*-->")
_IGNORE_FILE = re.compile(r"<!--\s*goldseam:\s*ignore-file\s*-->")


class NotText(Exception):
    """The file holds something else than text."""


class Document(NamedTuple):
    """A file to look at, by the name under which it was asked for."""

    name: str

    @property
    def is_markdown(self) -> bool:
        return not self.name.lower().endswith(".txt")

    def read(self) -> str:
        data = sys.stdin.buffer.read() if self.name == "-" else Path(self.name).read_bytes()
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16", errors="replace")
        if b"\0" in data:
            raise NotText("not a text file")
        return data.decode("utf-8-sig", errors="replace")


class Place(NamedTuple):
    """A mark in a file. Lines and columns count from one, and the end is the column after the last letter."""

    file: str
    line: int
    column: int
    end_column: int
    rule: str
    text: str
    why: str
    suggestion: str
    line_text: str
    language: str
    level: str = ""  # error, warn or note, for checklists and plans.


def documents(names: Iterable[str]) -> Iterator[Document]:
    """The files, and those in the folders, in the order of their names, each once."""
    seen = set()
    for name in names:
        for path in _inside(name) if name != "-" and os.path.isdir(name) else [name]:
            if path not in seen:
                seen.add(path)
                yield Document(path)


def marks_in(document: Document, language: str, names: Iterable[str]) -> list[Place]:
    """What the coach marks in a file. Raises OSError or NotText where it cannot be read."""
    text = document.read()
    if is_left_out(text):
        return []

    code = guess_language(text) if language == "auto" else language
    lines = Lines(text)
    marks = look(text, code, names=names, markdown=document.is_markdown)
    return [lines.place(document.name, mark, code) for mark in marks if not lines.is_ignored(mark)]


def is_left_out(text: str) -> bool:
    """Whether a comment in the file asks to leave all of it alone."""
    return bool(_IGNORE_FILE.search(text))


class Lines:
    """The lines of a text, and what their comments ask for."""

    def __init__(self, text: str):
        breaks = [found.span() for found in _LINE_BREAK.finditer(text)]
        self.starts = [0, *(end for _, end in breaks)]
        self.ends = [*(start for start, _ in breaks), len(text)]
        self.text = text
        self.ignored: dict[int, set[str]] = {}
        for found in _IGNORE.finditer(text):
            self._ignore(found)

    def place(self, name: str, mark: Mark, language: str) -> Place:
        line = self._line_at(mark.start)
        start, end = self.starts[line], self.ends[line]
        column, end_column = mark.start - start + 1, min(mark.end, end) - start + 1
        line_text = self.text[start:end]
        return Place(
            name, line + 1, column, end_column, mark.rule, mark.text, mark.why, mark.suggestion, line_text, language
        )

    def is_ignored(self, mark: Mark) -> bool:
        return self._is_ignored(self._line_at(mark.start), mark.rule)

    def leaves_out(self, place: Place) -> bool:
        return self._is_ignored(place.line - 1, place.rule)

    def text_of(self, number: int) -> str:
        """The line of this number, counted from one."""
        return self.text[self.starts[number - 1] : self.ends[number - 1]]

    def _is_ignored(self, line: int, rule: str) -> bool:
        rules = self.ignored.get(line)
        return rules is not None and (not rules or rule in rules)

    def _ignore(self, comment: re.Match[str]) -> None:
        """A comment that has its line for itself speaks of the next one."""
        line = self._line_at(comment.start())
        is_alone = self.text[self.starts[line] : self.ends[line]].strip() == comment[0]
        self.ignored[line + is_alone] = set(re.findall(r"[A-Za-z0-9-]+", comment[1]))
        if is_alone:
            self.ignored[line] = set()

    def _line_at(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1


def _inside(folder: str) -> Iterator[str]:
    """Text files of a folder, without hidden folders and those of packages."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name[0] != "." and name != "node_modules")
        for name in sorted(files):
            if name.lower().endswith(ENDINGS):
                yield os.path.join(parent, name)
