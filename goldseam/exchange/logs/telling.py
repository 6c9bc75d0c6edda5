"""The lines of a log that were left out, as a file: put right, it comes in like the one from which they are."""

import csv
import io
import re

from goldseam.charts.tables import harmless
from goldseam.exchange.logs.own_columns import own_columns

_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)*")
MOST = 200_000


def left_out_as_csv(log) -> str:
    written = io.StringIO()
    writer = csv.writer(written)
    names = [column.name for column in log.profile]
    writer.writerow([*map(safe, names), *own_columns()])
    for one in log.left_out.filter(event=None)[:MOST].iterator(chunk_size=2_000):
        cells = [*one.cells, *[""] * len(names)][: len(names)]
        writer.writerow([*map(safe, cells), one.line, safe(in_words(one.problems))])
    return written.getvalue()


def in_words(problems: list[list[str]]) -> str:
    """“Date: “31/31/2020”: This is not understood as a day.”"""
    return " ".join(_one(column, value, why) for column, value, why in problems)


def _one(column: str, value: str, why: str) -> str:
    shown = f"“{value[:60]}”" if value else ""
    return ": ".join(part for part in (column, shown, why) if part)


def safe(text: str) -> str:
    """As a spreadsheet takes it for text; numbers stay numbers."""
    return text if _NUMBER.fullmatch(text) else harmless(text)
