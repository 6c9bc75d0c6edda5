"""A digest as plain words, for mail that is read without pictures."""

from django.utils.translation import gettext as _

from goldseam.common.mail import full
from goldseam.insights.digests.digest import Digest
from goldseam.insights.digests.parts import Line, Section


def as_text(digest: Digest, name: str, off_url: str) -> str:
    parts = [
        _("Hello %(name)s,") % {"name": name},
        f"{digest.title}\n{digest.above}",
        *(_section(section) for section in digest.sections),
        _("Read it with all its charts:") + f"\n{full(digest.path)}",
        "-- \n" + _("You switched this mail on. Switch it off here:") + f"\n{off_url}",
    ]
    return "\n\n".join(parts) + "\n"


def _section(section: Section) -> str:
    chart = f"{section.chart.title}: {section.chart.summary}" if section.chart else ""
    lines = [_line(line) for line in section.lines]
    return "\n".join(part for part in (section.heading.upper(), section.lead, *lines, chart) if part)


def _line(line: Line) -> str:
    told = f"{line.title}: {line.words}" if line.words else line.title
    return f"- {' '.join(told.split())}" + (f"\n  {full(line.href)}" if line.href else "")
