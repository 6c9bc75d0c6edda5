"""A postmortem as PDF: tagged, so that it can be read aloud, and without anything that people wrote being code."""

from django.utils import translation
from django.utils.translation import gettext as _

from goldseam.events import factor_codes
from goldseam.events.models import FactorLevel, LayerState, TimelineKind
from goldseam.exchange.printing.blocks import blocks_in
from goldseam.exchange.printing.paper import on_paper
from goldseam.postmortems.content import Content
from goldseam.postmortems.showing import facts_of
from goldseam.reviews.models.review import ReviewKind

WIDTHS = {
    "timeline": (3, 2, 8, 4),
    "factors": (3, 6, 6),
    "layers": (4, 3, 7),
    "actions": (7, 3, 3, 2),
    "changes": (5, 8),
}


def as_pdf(content: Content, footer: str = "") -> bytes:
    """The account on paper, in the language and the time zone that are active."""
    return on_paper("postmortem", _told(content, footer))


def _told(content: Content, footer: str) -> dict:
    return {
        "title": content.title or _("Postmortem"),
        "lang": (translation.get_language() or "en").split("-")[0],
        "above": f"{dict(ReviewKind.choices).get(content.kind, '')} {content.number or ''}".strip(),
        "footer": footer,
        "tags": content.about.get("tags", []),
        "facts": [(str(name), str(value)) for name, value in facts_of(content.about) if value],
        "parts": _parts(content),
    }


def _parts(content: Content) -> list[dict]:
    rows = _rows(content)
    parts: list[dict] = [
        {"heading": passage.heading, "text": blocks_in(passage.text), "rows": rows.pop(passage.kind, _no_rows())}
        for passage in content.passages
    ]
    parts = [part for part in parts if part["text"] or part["rows"]["rows"]]
    headings = {
        "timeline": _("Timeline"),
        "factors": _("Contributing factors"),
        "layers": _("Layers that held or failed"),
        "actions": _("Follow-ups"),
        "changes": _("What people work by from now on"),
    }
    rest = [{"heading": headings[name], "text": [], "rows": told} for name, told in rows.items() if told["rows"]]
    added = [block for one in content.additions for block in blocks_in(_addition(one))]
    later = [{"heading": _("What came to light later"), "text": added, "rows": _no_rows()}] if added else []
    return parts + rest + later


def _rows(content: Content) -> dict[str, dict]:
    kinds, levels, states = dict(TimelineKind.choices), dict(FactorLevel.choices), dict(LayerState.choices)
    heads = {
        "timeline": (_("Time"), _("Kind"), _("What happened"), _("Known then")),
        "factors": (_("Level"), _("Factor"), _("How it contributed, and what shows it")),
        "layers": (_("Layer"), _("State"), _("What shows it")),
        "actions": (_("Follow-up"), _("Owner"), _("Due"), _("State")),
        "changes": (_("What people work by"), _("What changed")),
    }
    cells: dict[str, list[tuple]] = {
        "timeline": [(one.time, kinds.get(one.kind, ""), one.text, one.known_then) for one in content.timeline],
        "factors": [
            (_level(one, levels), one.text, "\n".join(filter(None, (one.how, one.evidence)))) for one in content.factors
        ],
        "layers": [(one["name"], states.get(one["state"], ""), one["note"]) for one in content.layers],
        "actions": [(one.title, one.owner, one.due, _state(one.state)) for one in content.actions],
        "changes": [(one.title, one.what) for one in content.changes],
    }
    return {name: _table(heads[name], WIDTHS[name], cells[name]) for name in heads}


def _table(heads: tuple, widths: tuple, rows: list[tuple]) -> dict:
    """Columns in which nothing stands are left out."""
    filled = [place for place in range(len(heads)) if any(row[place] for row in rows)]
    return {
        "heads": [str(heads[place]) for place in filled],
        "widths": [widths[place] for place in filled],
        "rows": [[_cell(row[place]) for place in filled] for row in rows],
    }


def _cell(text) -> dict:
    """Words of a row. People write Markdown there, too; a line that they began anew stays one."""
    return {"blocks": blocks_in("  \n".join(str(text).splitlines()))}


def _no_rows() -> dict:
    return {"heads": [], "widths": [], "rows": []}


def _level(factor, levels: dict) -> str:
    return factor_codes.label(factor.code) if factor.code else str(levels.get(factor.level, ""))


def _state(state: str) -> str:
    return {"done": _("done"), "dropped": _("dropped")}.get(state, _("open"))


def _addition(told: dict) -> str:
    return "\n\n".join(filter(None, (f"**{told['at']}**", told["text"], f"<{told['link']}>" if told["link"] else "")))
