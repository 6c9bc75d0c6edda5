"""Turns pasted notes, one line for each thing that happened, into rows of a timeline."""

import re

LONGEST_TIME = 40

_TIME = r"""
    (?: \d{4}-\d{2}-\d{2} (?: [ T]\d{1,2}:\d{2} (?: :\d{2} )? Z? )?       # 2026-09-03 14:02
      | (?: \d{1,2}\. ?\d{1,2}\. (?:\d{4})? \s+ )? \d{1,2}[:.]\d{2} (?: :\d{2} )? (?: \s?[ap]m\b )?    # 14:02, 2:02 pm
      | (?: Day | Week | Month ) \s [+-]? \d{1,4}                         # Day -2
    )
"""
_LINE = re.compile(
    rf"^ \s* (?: [-*•–] \s+ )? \[? (?P<time> {_TIME} ) \]? (?: \s* [-–—:|·,] \s* | \s+ | $ ) (?P<text> .* ) $",
    re.VERBOSE | re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*[-*•–]\s+")


def rows_from(notes: str) -> list[tuple[str, str]]:
    """Pairs of time and text. An indented line without a time goes on with the line above it."""
    rows: list[tuple[str, str]] = []
    for line in notes.splitlines():
        if not line.strip():
            continue
        found = _LINE.match(line)
        if found and found["text"].strip():
            rows.append((found["time"].strip()[:LONGEST_TIME], found["text"].strip()))
        elif rows and line[:1].isspace():
            time, text = rows[-1]
            rows[-1] = time, f"{text}\n{line.strip()}"
        else:
            rows.append(("", _BULLET.sub("", line).strip()))
    return rows
