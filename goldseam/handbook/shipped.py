"""The pages of the handbook as they are shipped: one Markdown file each, which opens with its title."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from goldseam.common.markdown import rendered

FOLDER = Path(__file__).parent / "texts" / "en"


class Practice(models.TextChoices):
    """The nine practices, in the order of the handbook, and two pages that stand beside them.

    The value is the page's name in its address.
    """

    TAXONOMY = "taxonomy", _("Kinds of failure")
    SAFETY = "safety", _("Psychological safety")
    REVIEWS = "reviews", _("After-action reviews")
    POSTMORTEMS = "postmortems", _("Postmortems")
    NEAR_MISSES = "near-misses", _("Near misses")
    PREMORTEMS = "premortems", _("Pre-mortems")
    CHECKLISTS = "checklists", _("Checklists and if-then plans")
    EXPERIMENTS = "experiments", _("Small experiments")
    RESILIENCE = "resilience", _("Personal resilience")
    MEASURES = "measures", _("Measures")
    LEADERS = "leaders", _("For leaders")


class Text(NamedTuple):
    """A page as it is read."""

    title: str
    html: str


@cache
def shipped(slug: str) -> str:
    """The Markdown of the page as it is shipped."""
    return (FOLDER / f"{slug}.md").read_text(encoding="utf-8").strip()


@cache
def shipped_text(slug: str) -> Text:
    return read(shipped(slug))


def read(markdown: str, title: str = "") -> Text:
    """The page that a text makes. Its first line is the title if it opens with `# `; else `title` stands above it."""
    first, _newline, rest = markdown.strip().partition("\n")
    if first.startswith("# ") and first[2:].strip():
        return Text(first[2:].strip(), rendered(rest))
    return Text(title, rendered(markdown))
