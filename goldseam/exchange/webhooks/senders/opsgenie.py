"""Opsgenie: one action on an alert. `createdAt` counts ms, `updatedAt` ns."""

from collections.abc import Iterator

from goldseam.events.pasting.bodies import first
from goldseam.exchange.webhooks.message import Message, NothingToDo, NotUnderstood, State, Update
from goldseam.exchange.webhooks.saying import inner, moment_in, plain, said, severity, tags, together
from goldseam.exchange.webhooks.sent import Sent

STATES = {
    "create": State.FIRING,
    "unacknowledge": State.FIRING,
    "acknowledge": State.TAKEN_ON,
    "close": State.OVER,
    "delete": State.OVER,
    "addnote": State.NEWS,
}


def read(sent: Sent, hook) -> Iterator[Message]:
    alert, action = inner(sent.body, "alert"), said(sent.body, "action")
    if not (alert and action):
        raise NotUnderstood
    state = STATES.get(action.lower())
    if state is None:
        raise NothingToDo("other", action)
    yield _message(alert, state)


def _message(alert: dict, state: State) -> Message:
    created, updated = moment_in(alert, "createdAt"), moment_in(alert, "updatedAt", "createdAt")
    own_tags = first(alert, "tags")
    note = said(alert, "note", most=2_000)
    return Message(
        # The alias is the same each time the same comes again; without one Opsgenie puts the id there.
        fingerprint=said(alert, "alias", "alertId", most=600),
        state=state,
        title=said(alert, "message", most=160),
        text=plain(alert.get("description")),
        at=created if state == State.FIRING else updated,
        started_at=created,
        detected_at=created,
        place=together(said(alert, "entity"), said(alert, "details.service")),
        severity=severity(alert.get("priority")),
        tags=tags(*own_tags) if isinstance(own_tags, list) else (),
        updates=(Update(str(updated), updated, note),) if note else (),
    )
