"""Reads a postmortem out of the database as plain values."""

from goldseam.actions.models import Action
from goldseam.changes.models import Change
from goldseam.postmortems.content import Condition, Content, Difference, Passage, Promise, Row


def content_of(postmortem) -> Content:
    """All of it, as whoever may see it sees it; nothing is redacted yet."""
    review, event = postmortem.review, postmortem.event
    return Content(
        number=postmortem.number,
        title=postmortem.title,
        kind=review.kind,
        about=_about(event),
        passages=[
            Passage(section.key, section.kind, section.heading, section.text) for section in review.sections.all()
        ],
        timeline=[_row(entry) for entry in event.timeline.all()],
        factors=[_condition(factor) for factor in event.factors.all()],
        actions=[_promise(action) for action in Action.objects.filter(event=event).with_state().order_by("number")],
        changes=[_difference(change) for change in Change.objects.filter(event=event).for_list()],
        additions=[
            {"at": addition.at.date().isoformat(), "text": addition.text, "link": addition.link}
            for addition in postmortem.additions.all()
        ],
    )


def _about(event) -> dict:
    moments = ("started_at", "detected_at", "mitigated_at", "recovered_at")
    known = {name: at.isoformat() for name in moments if (at := getattr(event, name))}
    return known | {
        "event": event.number,
        "kind": event.kind,
        "failure_type": event.failure_type,
        "severity_actual": event.severity_actual,
        "severity_potential": event.severity_potential,
        "detection_method": event.detection_method,
        "tags": [tag.name for tag in event.tags.all()],
    }


def _row(entry) -> Row:
    at = getattr(entry, "at", None)
    return Row(entry.time, entry.kind, entry.text, entry.known_then, entry.source, at.isoformat() if at else "")


def _condition(factor) -> Condition:
    return Condition(
        factor.level,
        factor.text,
        factor.evidence,
        getattr(factor, "code", ""),
        bool(getattr(factor, "is_root", False)),
    )


def _promise(action) -> Promise:
    state = "done" if action.is_done else "dropped" if action.is_dropped else "open"
    due = action.due_on.isoformat() if action.due_on else ""
    owner = action.owner.name if action.owner else getattr(action, "owner_text", "")
    return Promise(action.title, owner, due, state, risk_reduction=action.risk_reduction)


def _difference(change) -> Difference:
    return Difference(str(change.version.artifact), change.version.what_changed)
