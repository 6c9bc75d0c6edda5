"""Reads a postmortem out of the database as plain values."""

from goldseam.actions.models import Action
from goldseam.changes.models import Change
from goldseam.postmortems.content import Condition, Content, Difference, Passage, Promise, Row
from goldseam.postmortems.models import Impact


def content_of(postmortem, person=None) -> Content:
    """All of it, as whoever may see it sees it; nothing is redacted yet.

    Of what was changed it tells as much as this person may see; without one, what the whole organisation may.
    """
    review, event = postmortem.review, postmortem.event
    actions = Action.objects.filter(event=event).with_state().prefetch_related("links").order_by("number")
    return Content(
        number=postmortem.number,
        title=postmortem.title,
        kind=review.kind,
        about=_about(event) | ({"facts": told} if (told := postmortem.facts.get("told")) else {}),
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
            *(_difference(change) for change in _changes(event, person).for_list()),
        ],
        additions=[
            {"at": addition.at.date().isoformat(), "text": addition.text, "link": addition.link}
            for addition in postmortem.additions.all()
        ],
    )


def _changes(event, person):
    of_event = Change.objects.filter(event=event)
    of_all = of_event.filter(version__artifact__team=None, version__artifact__is_private=False)
    return of_event.visible_to(person) if person else of_all


def _about(event) -> dict:
    moments = ("started_at", "detected_at", "mitigated_at", "recovered_at")
    known = {name: at.isoformat() for name in moments if (at := getattr(event, name))}
    impact = _impact(event)
    return (
        known
        | ({"impact": impact} if impact else {})
        | {
            "event": event.number,
            "kind": event.kind,
            "failure_type": event.failure_type,
            "severity_actual": event.severity_actual,
            "severity_potential": event.severity_potential,
            "detection_method": event.detection_method,
            "tags": [tag.name for tag in event.tags.all()],
        }
    )


def _impact(event) -> dict:
    """What it did to people, as far as anybody knows."""
    impact = Impact.objects.filter(event=event).first()
    told = {name: getattr(impact, name) for name in Impact.FIELDS} if impact else {}
    return {name: value for name, value in told.items() if value not in (None, "")}


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
