"""An account as its readers see it: what is known of the event, and its parts, each with the rows that belong to it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.common import times
from goldseam.common.markdown import rendered
from goldseam.events.models import (
    DetectionMethod,
    EventKind,
    FactorLevel,
    FailureType,
    LayerState,
    Severity,
    TimelineKind,
)
from goldseam.postmortems.content import Content

YES_OR_NO = {True: gettext_lazy("yes"), False: gettext_lazy("no")}
ROWS = ("timeline", "factors", "actions")


@dataclass
class Part:
    """One part of what is read. `rows` names the list that stands in it, if one does."""

    heading: str
    html: str = ""
    rows: str = ""


def shown(content: Content) -> dict:
    """What `postmortems/_content.html` needs."""
    return {
        "content": content,
        "facts": [fact for fact in facts_of(content.about) if fact[1]],
        "parts": _parts(content),
        "words": {
            "kind": dict(TimelineKind.choices),
            "level": dict(FactorLevel.choices),
            "layer": dict(LayerState.choices),
            "state": {"open": _("open"), "done": _("done"), "dropped": _("dropped")},
        },
        "when": when,
        "rendered": rendered,
    }


def when(written: str) -> str:
    """A moment or a day in the reader's zone; what was written in other words stays as it is."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return written
    return times.moment(moment) if moment.tzinfo else times.day(moment.date())


def facts_of(about: dict) -> list[tuple]:
    """What is known of the event and of what it did, each with its name; empty where nobody knows."""
    impact = about.get("impact", {})
    return [
        (_("What it was"), _named(EventKind, about.get("kind"))),
        (_("Type"), _named(FailureType, about.get("failure_type"))),
        (_("Severity"), _named(Severity, about.get("severity_actual"))),
        (_("Could have been"), _named(Severity, about.get("severity_potential"))),
        (_("Noticed by"), _named(DetectionMethod, about.get("detection_method"))),
        (_("Began"), when(about.get("started_at", ""))),
        (_("Was noticed"), when(about.get("detected_at", ""))),
        (_("Was contained"), when(about.get("mitigated_at", ""))),
        (_("Was over"), when(about.get("recovered_at", ""))),
        (_("People who noticed it"), str(impact.get("people_affected", ""))),
        (_("Something was lost, or somebody harmed"), YES_OR_NO.get(impact.get("lost_something"), "")),
        (_("Somebody had to step in"), YES_OR_NO.get(impact.get("stepped_in"), "")),
        (_("What did not work"), impact.get("function_lost", "")),
        (_("What it cost"), impact.get("money", "")),
        (_("Further effects"), impact.get("other", "")),
        (_("Tags"), ", ".join(about.get("tags", []))),
    ]


def _named(choices, code) -> str:
    return dict(choices.choices).get(code, "")


def _parts(content: Content) -> list[Part]:
    """In the order of the account. Rows for which the account has no part of their own come at the end."""
    headings = {
        "timeline": _("Timeline"),
        "factors": _("Contributing factors"),
        "actions": _("Follow-ups"),
    }
    waiting = [name for name in ROWS if getattr(content, name)]
    parts = []
    for passage in content.passages:
        rows = passage.kind if passage.kind in waiting else ""
        if rows:
            waiting.remove(rows)
        if rows or passage.text.strip():
            parts.append(Part(passage.heading, rendered(passage.text), rows))
    return parts + [Part(headings[name], rows=name) for name in waiting]
