"""Reads a postmortem out of the database as plain values."""

from goldseam.actions.models import Action
from goldseam.changes.models import Change
from goldseam.postmortems.content import Condition, Content, Difference, Passage, Promise, Row


def content_of(postmortem) -> Content:
    """All of it, as whoever may see it sees it; nothing is redacted yet."""
    review, event = postmortem.review, postmortem.event
    actions = Action.objects.filter(event=event).with_state().prefetch_related("links").order_by("number")
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
        layers=[_layer(finding) for finding in event.layer_findings.select_related("layer")],
        actions=[_promise(action) for action in actions],
        # Those made elsewhere came with an imported account.
        changes=[
            *(Difference(*told) for told in postmortem.facts.get("changes", [])),
            *(_difference(change) for change in Change.objects.filter(event=event).for_list()),
        ],
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
    at = entry.at.isoformat() if entry.at else ""
    return Row(entry.time, entry.kind, entry.text, entry.known_then, entry.source, at)


def _condition(factor) -> Condition:
    return Condition(factor.level, factor.text, factor.evidence, factor.code, factor.is_root, factor.how)


def _layer(finding) -> dict:
    return {"name": finding.layer.name, "state": finding.state, "note": finding.note}


def _promise(action) -> Promise:
    state = "done" if action.is_done else "dropped" if action.is_dropped else "open"
    return Promise(
        action.text,
        action.owner.name if action.owner else action.owner_text,
        action.due_on.isoformat() if action.due_on else "",
        state,
        next((link.url or link.label for link in action.links.all()), ""),
        action.risk_reduction,
    )


def _difference(change) -> Difference:
    return Difference(str(change.version.artifact), change.version.what_changed)
