"""Statuspage: an incident with all its updates, newest first. It carries the whole course each time."""

from collections.abc import Iterator

from goldseam.events.pasting.bodies import first
from goldseam.exchange.webhooks.message import Message, NothingToDo, NotUnderstood, State, Update
from goldseam.exchange.webhooks.saying import (
    inner,
    items,
    link,
    moment_in,
    plain,
    said,
    severity,
    tags,
    together,
)
from goldseam.exchange.webhooks.sent import Sent

STATES = {
    "investigating": State.FIRING,
    "identified": State.FIRING,
    "monitoring": State.CONTAINED,
    "resolved": State.OVER,
    "postmortem": State.OVER,
}
MOST_UPDATES, LONGEST_ACCOUNT = 60, 100_000


def read(sent: Sent, hook) -> Iterator[Message]:
    incident = inner(sent.body, "incident")
    if not incident and inner(sent.body, "component_update"):
        # The incident that belongs to it is sent too; both would be the same thing twice.
        component, status = said(sent.body, "component.name"), said(sent.body, "component_update.new_status")
        raise NothingToDo("component", together(component, status.replace("_", " "), by=": "))
    status = said(incident, "status")
    if not status:
        raise NotUnderstood
    if status not in STATES:
        raise NothingToDo("planned", said(incident, "name"))
    yield _message(incident, STATES[status])


def _message(incident: dict, state: State) -> Message:
    updates = tuple(_update(one) for one in reversed(items(incident, "incident_updates")[:MOST_UPDATES]))
    created = moment_in(incident, "created_at")
    places = [said(one, "name") for one in items(incident, "components")]
    is_over = state == State.OVER
    return Message(
        fingerprint=said(incident, "id"),
        state=state,
        title=said(incident, "name", most=160),
        text=_first_words(incident),
        at=moment_in(incident, "resolved_at", "updated_at") if is_over else moment_in(incident, "updated_at"),
        started_at=moment_in(incident, "started_at", "created_at"),
        detected_at=created,
        contained_at=moment_in(incident, "monitoring_at"),
        place=together(*places[:5]),
        severity=severity(first(incident, "impact_override") or first(incident, "impact")),
        link=link(incident.get("shortlink")),
        tags=tags("Statuspage"),
        updates=updates,
        account=plain(incident.get("postmortem_body"), LONGEST_ACCOUNT),
    )


def _first_words(incident: dict) -> str:
    bodies = (plain(one.get("body")) for one in reversed(items(incident, "incident_updates")))
    return next((body for body in bodies if body), "")


def _update(one: dict) -> Update:
    at, told = moment_in(one, "display_at", "created_at"), (said(one, "status"), plain(one.get("body"), 2_000))
    return Update(said(one, "id") or str(at), at, ": ".join(part for part in told if part))
