"""A digest as rows for a spreadsheet: figures as plain numbers, each with the words that belong to it."""

import csv
import io

from goldseam.charts.tables import harmless
from goldseam.common.mail import full
from goldseam.insights.digests.digest import Digest
from goldseam.insights.digests.parts import Line, Section

HEAD = ("section", "title", "key", "words", "value", "low", "high", "n", "team", "from", "until", "link")


def as_csv(digest: Digest) -> str:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(HEAD)
    writer.writerows(_row(digest, section, line) for section in digest.sections for line in section.lines)
    return written.getvalue()


def _row(digest: Digest, section: Section, line: Line) -> list[str]:
    told = line.figure
    numbers = (told.value, told.low, told.high, told.n) if told else (None,) * 4
    team = digest.team.name if digest.team else ""
    days = digest.period.since.isoformat(), digest.period.until.isoformat()
    return [
        *map(harmless, (section.heading, line.title, line.key, line.words)),
        *(_plain(number) for number in numbers),
        harmless(team),
        *days,
        full(line.href) if line.href else "",
    ]


def _plain(number: float | None) -> str:
    return "" if number is None else repr(number).removesuffix(".0")
