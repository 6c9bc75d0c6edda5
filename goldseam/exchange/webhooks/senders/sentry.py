"""Sentry, as an internal integration sends: an alert rule, an issue, an error or a metric."""

import re
from collections.abc import Callable, Iterator

from goldseam.events.pasting.bodies import first
from goldseam.exchange.webhooks.message import Message, NothingToDo, NotUnderstood, State
from goldseam.exchange.webhooks.saying import (
    inner,
    items,
    line,
    link,
    moment_in,
    plain,
    said,
    severity,
    tags,
    together,
)
from goldseam.exchange.webhooks.sent import Sent

ISSUE_STATES = {
    "created": State.FIRING,
    "unresolved": State.FIRING,
    "assigned": State.TAKEN_ON,
    "resolved": State.OVER,
}
METRIC_STATES = {"critical": State.FIRING, "warning": State.FIRING, "open": State.FIRING, "resolved": State.OVER}
ISSUE = re.compile(r"/issues/(\d{1,20})\b")


def read(sent: Sent, hook) -> Iterator[Message]:
    action = said(sent.body, "action")
    if sent.header("Sentry-Hook-Resource") in {"installation", "comment", "seer"} or "installation" in inner(
        sent.body, "data"
    ):
        raise NothingToDo("other", action)
    for name, message in READERS.items():
        if thing := inner(sent.body, f"data.{name}"):
            yield message(sent.body, thing, action)
            return
    raise NotUnderstood


def _of_error(body: dict, event: dict, action: str) -> Message:
    """An alert rule that was met, or a single error: the issue it belongs to is the matter."""
    found = ISSUE.search(said(event, "issue_url", "web_url", most=1_000))
    issue = said(event, "issue_id") or (found[1] if found else said(event, "event_id"))
    at = moment_in(event, "datetime", "timestamp", "received")
    return Message(
        fingerprint=f"issue {issue}",
        state=State.FIRING,
        title=said(event, "title", "message", "metadata.title", most=160),
        text=together(plain(first(event, "metadata.value")), said(event, "culprit"), most=1_000),
        at=at,
        started_at=at,
        detected_at=at,
        place=together(said(event, "project_name", "project_slug"), _tag(event, "server_name")),
        severity=severity(event.get("level")),
        link=link(event.get("web_url")),
        tags=tags(_tag(event, "environment"), said(event, "platform")),
    )


def _of_issue(body: dict, issue: dict, action: str) -> Message:
    state = ISSUE_STATES.get(action)
    if state is None:
        raise NothingToDo("other", f"issue {action}")
    began, seen = moment_in(issue, "firstSeen"), moment_in(issue, "lastSeen")
    project = said(issue, "project.name", "project.slug")
    return Message(
        fingerprint=f"issue {said(issue, 'id')}",
        state=state,
        title=said(issue, "title", most=160),
        text=together(said(issue, "culprit"), said(issue, "shortId")),
        # When somebody resolved it or opened it again the body does not say, so it is when it came.
        at=seen if action == "created" else None,
        started_at=began,
        detected_at=began,
        place=project,
        severity=severity(issue.get("level")),
        link=link(issue.get("web_url")) or link(issue.get("permalink")),
        tags=tags(project, said(issue, "platform")),
    )


def _of_metric(body: dict, alert: dict, action: str) -> Message:
    state = METRIC_STATES.get(action)
    if state is None:
        raise NothingToDo("other", f"metric alert {action}")
    began, ended = moment_in(alert, "date_started", "date_detected"), moment_in(alert, "date_closed")
    return Message(
        fingerprint=f"metric {said(alert, 'id', 'identifier')}",
        state=state,
        title=said(body, "data.description_title", most=160) or said(alert, "title", "alert_rule.name", most=160),
        text=plain(first(body, "data.description_text")),
        at=ended if state == State.OVER else began,
        started_at=began,
        detected_at=moment_in(alert, "date_detected") or began,
        place=said(alert, "projects.0"),
        severity=severity(action),
        link=link(first(body, "data.web_url")),
    )


def _tag(event: dict, name: str) -> str:
    """Tags are pairs, or things with a key and a value."""
    pairs = first(event, "tags")
    for pair in pairs if isinstance(pairs, list) else []:
        if isinstance(pair, list) and len(pair) == 2 and pair[0] == name:
            return line(pair[1])
    return next((line(one.get("value")) for one in items(event, "tags") if one.get("key") == name), "")


READERS: dict[str, Callable[[dict, dict, str], Message]] = {
    "event": _of_error,
    "error": _of_error,
    "issue": _of_issue,
    "metric_alert": _of_metric,
}
