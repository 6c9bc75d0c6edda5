"""PagerDuty, webhooks v3: one thing that happened to an incident."""

from collections.abc import Iterator

from goldseam.exchange.webhooks.message import Message, NothingToDo, NotUnderstood, State, Update
from goldseam.exchange.webhooks.saying import inner, link, moment_in, said, severity, tags
from goldseam.exchange.webhooks.sent import Sent

STATES = {
    "triggered": State.FIRING,
    "reopened": State.FIRING,
    "unacknowledged": State.FIRING,
    "acknowledged": State.TAKEN_ON,
    "resolved": State.OVER,
    "annotated": State.NEWS,
    "status_update_published": State.NEWS,
}


def read(sent: Sent, hook) -> Iterator[Message]:
    event = inner(sent.body, "event")
    about, _, happened = said(event, "event_type").partition(".")
    if not happened:
        raise NotUnderstood
    if about == "pagey":
        raise NothingToDo("ping")
    if about != "incident" or happened not in STATES:
        raise NothingToDo("other", f"{about}.{happened}")
    yield _message(event, STATES[happened])


def _message(event: dict, state: State) -> Message:
    data, at = inner(event, "data"), moment_in(event, "occurred_at")
    incident = inner(data, "incident") or data
    service = said(incident, "service.summary")
    note = said(data, "content", "message", most=2_000)
    return Message(
        fingerprint=said(incident, "id"),
        state=state,
        title=said(incident, "title", "summary", most=160),
        at=at,
        # An incident that is over does not say here when it began.
        started_at=moment_in(incident, "created_at") or (at if state == State.FIRING else None),
        detected_at=moment_in(incident, "created_at") or (at if state == State.FIRING else None),
        place=service,
        severity=severity(said(incident, "priority.summary")),
        link=link(incident.get("html_url")),
        tags=tags(service),
        updates=(Update(said(event, "id"), at, note),) if state == State.NEWS and note else (),
    )
