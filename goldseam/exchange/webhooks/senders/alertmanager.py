"""Alertmanager, and Grafana, which writes the same way: a group of alerts, each with a state of its own."""

from collections.abc import Iterator

from goldseam.exchange.webhooks.message import Message, NotUnderstood, State
from goldseam.exchange.webhooks.saying import (
    fingerprint,
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

NAMING = ("service", "app", "environment", "env", "deploy", "cluster", "namespace", "team", "job")


def read(sent: Sent, hook) -> Iterator[Message]:
    """The state of the group counts for nothing: it may fire while alerts in it are over."""
    alerts = items(sent.body, "alerts")
    if not alerts:
        raise NotUnderstood
    for alert in alerts:
        yield _message(alert)


def _message(alert: dict) -> Message:
    is_over = said(alert, "status") == "resolved"
    began, ended = moment_in(alert, "startsAt"), moment_in(alert, "endsAt")
    name = said(alert, "labels.alertname")
    labels = inner(alert, "labels")
    return Message(
        fingerprint=said(alert, "fingerprint") or fingerprint(*(f"{key}={labels[key]}" for key in sorted(labels))),
        state=State.OVER if is_over else State.FIRING,
        title=together(name, said(alert, "annotations.summary", "annotations.title"), by=": ", most=160) or name,
        text=plain(inner(alert, "annotations").get("description") or inner(alert, "annotations").get("message")),
        at=(ended or began) if is_over else began,
        started_at=began,
        detected_at=began,
        place=together(said(labels, "service", "app"), said(labels, "instance", "host", "node", "pod")),
        severity=severity(labels.get("severity"), labels.get("priority")),
        link=link(alert.get("generatorURL")) or link(alert.get("dashboardURL")),
        tags=tags(*(labels.get(name) for name in NAMING)),
    )
