"""A note in sections, for paper and for files: headings, facts with their labels, and prose."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from goldseam.shareouts.models import Grouping


@dataclass
class Entry:
    """One thing that a note tells: labels with plain words, and a line at its end."""

    facts: list[tuple[str, str]] = field(default_factory=list)
    quoted: str = ""  # Said by somebody about somebody.
    closing: str = ""


@dataclass
class Section:
    """`prose` is Markdown; all else is plain text."""

    heading: str = ""
    entries: list[Entry] = field(default_factory=list)
    prose: str = ""


def sections_of(told: dict) -> list[Section]:
    """From what `shown` says, in the same order as on the page."""
    found = [Section(prose=told["introduction"].get("text", ""))]
    for heading, parts in told["groups"]:
        entries = [_changed(part, told["grouping"]) for part in parts]
        found.append(Section(heading or _("What we strengthened"), entries))
    thanks = [Entry(quoted=one["words"], closing=_by(one)) for one in told["recognitions"]]
    found.append(Section(_("Thank you"), thanks))
    found.append(Section(_("Reported, and nothing changed"), [_unchanged(one) for one in told["nothing"]]))
    found.append(Section(_("What is still open"), prose=told["still_open"].get("text", "")))
    return [section for section in found if section.entries or section.prose]


def _changed(entry: dict, grouping: str) -> Entry:
    facts = [
        (_("What was seen"), entry["seen"]),
        (_("What was reinforced"), "" if grouping == Grouping.LAYER else entry["layer"]),
        (_("What changed"), entry["changed"]),
        (_("Before and after"), entry["proof"]),
        (_("Team"), "" if grouping == Grouping.TEAM else entry["team"]),
    ]
    return Entry([(label, words) for label, words in facts if words], closing=entry["thanks"])


def _unchanged(entry: dict) -> Entry:
    facts = [(_("What was seen"), entry["seen"]), (_("Why nothing changed"), entry["why"])]
    return Entry([(label, words) for label, words in facts if words])


def _by(recognition: dict) -> str:
    return " · ".join(str(one) for one in (recognition["label"], recognition["name"]) if one)
