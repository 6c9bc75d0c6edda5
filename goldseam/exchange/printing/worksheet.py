"""The worksheet of an experiment as PDF, with its run chart drawn as everywhere else."""

from django.utils import translation

from goldseam import charts
from goldseam.exchange.experiments.worksheet import Section, Worksheet, with_lines
from goldseam.exchange.printing.blocks import blocks_in
from goldseam.exchange.printing.paper import on_paper

WIDTHS = {3: (2, 5, 5), 4: (3, 4, 6, 2), 5: (2, 4, 4, 4, 5)}


def as_pdf(sheet: Worksheet, footer: str = "") -> bytes:
    """The sheet on paper, in the language and the time zone that are active."""
    told = {
        "title": sheet.title,
        "lang": (translation.get_language() or "en").split("-")[0],
        "above": sheet.above,
        "footer": footer,
        "tags": [],
        "facts": sheet.facts,
        "parts": [_part(section) for section in sheet.sections],
    }
    return on_paper("worksheet", told)


def _part(section: Section) -> dict:
    return {
        "level": section.level,
        "heading": section.heading,
        "facts": [{"label": label, "words": blocks_in(with_lines(words))} for label, words in section.facts],
        "rows": {
            "heads": section.heads,
            "widths": WIDTHS.get(len(section.heads), (1,) * len(section.heads)),
            "rows": [[{"blocks": blocks_in(with_lines(cell))} for cell in row] for row in section.rows],
        },
        "picture": charts.svg_alone(section.chart) if section.chart else "",
        "alt": section.chart.summary if section.chart else "",
    }
