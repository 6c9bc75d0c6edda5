"""Alerts as monitoring sends them to a webhook: Alertmanager, Grafana, PagerDuty, Opsgenie, Sentry, Statuspage."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from goldseam.events.pasting.bodies import first, values_in, words, written
from goldseam.events.pasting.row import PastedRow


def rows_from(text: str) -> list[PastedRow] | None:
    """A signal for each alert that fired and for each that ended, the oldest first, each once."""
    bodies = [body for value in values_in(text) for body in (value if isinstance(value, list) else [value])]
    rows: list[PastedRow] = []
    for body in bodies:
        if isinstance(body, dict):
            rows += _of(body)
    return sorted(dict.fromkeys(rows), key=lambda row: row.time) or None


def _of(body: dict) -> list[PastedRow]:
    """What one body says; nothing where no sender of alerts writes like that."""
    for sender in (_alertmanager, _pagerduty, _opsgenie, _sentry, _statuspage):
        if rows := [row for row in sender(body) if row.time and row.text]:
            return rows
    return []


def _signal(time: Any, text: str, state: str, source: str) -> PastedRow:
    return PastedRow(written(time), f"{text.rstrip(' .')}: {state}" if state else text, source, "signal")


def _alertmanager(body: dict) -> Iterator[PastedRow]:
    """Grafana writes the same way. The group may be firing while single alerts of it are resolved."""
    alerts = body.get("alerts")
    for alert in alerts if isinstance(alerts, list) else []:
        if not isinstance(alert, dict):
            continue
        name = words(first(alert, "labels.alertname"))
        said = words(first(alert, "annotations.summary", "annotations.description", "annotations.message"))
        text = " · ".join(dict.fromkeys(part for part in (name, said) if part)) or _("An alert")
        sender = (
            "Grafana" if "orgId" in body or "grafana" in words(alert.get("generatorURL")).lower() else "Alertmanager"
        )
        source = " · ".join(part for part in (sender, words(first(alert, "labels.instance", "labels.service"))) if part)
        yield _signal(alert.get("startsAt"), text, _("firing"), source)
        if alert.get("status") != "firing":
            yield _signal(alert.get("endsAt"), text, _("resolved"), source)


def _pagerduty(body: dict) -> Iterator[PastedRow]:
    event = body.get("event")
    if not isinstance(event, dict) or "event_type" not in event:
        return
    title = words(first(event, "data.title", "data.summary", "data.incident.summary")) or _("An incident")
    state = words(event["event_type"]).rpartition(".")[2].replace("_", " ")
    source = " · ".join(part for part in ("PagerDuty", words(first(event, "data.service.summary"))) if part)
    yield _signal(first(event, "occurred_at", "data.created_at"), title, state, source)


def _opsgenie(body: dict) -> Iterator[PastedRow]:
    alert = body.get("alert")
    if not isinstance(alert, dict) or "action" not in body:
        return
    is_new = words(body["action"]) == "Create"
    time = first(alert, "createdAt") if is_new else first(alert, "updatedAt", "createdAt")
    source = " · ".join(part for part in ("Opsgenie", words(alert.get("entity"))) if part)
    yield _signal(time, words(alert.get("message")) or _("An alert"), words(body["action"]).lower(), source)


def _sentry(body: dict) -> Iterator[PastedRow]:
    thing = first(body, "data.event", "data.issue", "data.error", "data.metric_alert")
    if not isinstance(thing, dict) or "action" not in body:
        return
    text = words(first(thing, "title", "message", "alert_rule.name")) or _("An error")
    project = words(first(thing, "project.name", "project.slug"))
    time = first(thing, "datetime", "lastSeen", "date_started", "timestamp", "firstSeen")
    yield _signal(time, text, words(body["action"]), " · ".join(part for part in ("Sentry", project) if part))


def _statuspage(body: dict) -> Iterator[PastedRow]:
    """Its updates run newest first; a status of one component has a time and no more."""
    name, updates = words(first(body, "incident.name")), first(body, "incident.incident_updates")
    for update in updates if isinstance(updates, list) else []:
        if isinstance(update, dict):
            said = words(update.get("body"))
            text = f"{name}: {said}" if said else name
            yield _signal(first(update, "display_at", "created_at"), text, words(update.get("status")), "Statuspage")
    change = body.get("component_update")
    if isinstance(change, dict):
        component = words(first(body, "component.name")) or _("A component")
        state = words(change.get("new_status")).replace("_", " ")
        yield _signal(change.get("created_at"), component, state, "Statuspage")
