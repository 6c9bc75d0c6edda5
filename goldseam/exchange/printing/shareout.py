"""The note of a quarter as PDF: it can be read aloud, and pinned to a wall."""

import re

from django.utils import translation

from goldseam.exchange.printing.blocks import blocks_in
from goldseam.exchange.printing.paper import on_paper
from goldseam.shareouts.sections import Entry, Section

LONG = re.compile(r"(\S{30})(?=\S{10})")  # A word that fits on no line may be broken there.


def as_pdf(title: str, above: str, sections: list[Section], footer: str = "") -> bytes:
    """The note on paper, in the language that is active."""
    told = {
        "title": title,
        "lang": (translation.get_language() or "en").split("-")[0],
        "above": above,
        "footer": footer,
        "tags": [],
        "facts": [],
        "parts": [_part(section) for section in sections],
    }
    return on_paper("shareout", told)


def _part(section: Section) -> dict:
    return {
        "heading": section.heading,
        "prose": blocks_in(section.prose),
        "entries": [_entry(entry) for entry in section.entries],
    }


def _entry(entry: Entry) -> dict:
    return {
        "facts": [{"label": label, "words": _words(words)} for label, words in entry.facts],
        "quoted": _words(entry.quoted),
        "closing": entry.closing,
    }


def _words(text: str) -> list[dict]:
    """Plain words: what looks like Markdown there is none."""
    spans: list[dict] = []
    for line in text.splitlines():
        spans += [{"is": "hardbreak"}] if spans else []
        spans.append({"is": "text", "text": LONG.sub("\\1\u200b", line)})
    return [{"is": "paragraph", "inside": [{"is": "inline", "inside": spans}]}] if spans else []
