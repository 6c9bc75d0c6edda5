"""Messages and records exported as JSON: Slack, Discord, Teams, the journal, and anything with a time and a text."""

import re
from html import unescape
from typing import Any

from goldseam.events.pasting.bodies import first, values_in, words, written
from goldseam.events.pasting.row import PastedRow

TIMES = (
    "ts", "timestamp", "time", "createdDateTime", "created_at", "createdAt", "datetime", "date", "occurred_at", "at",
    "__REALTIME_TIMESTAMP", "@timestamp", "status_changed_at", "run_started_at", "finished_at", "updated_at",
)  # fmt: skip
TEXTS = (
    "text", "content", "body.content", "message", "MESSAGE", "body", "display_title", "title", "summary", "description",
    "msg", "commit_title", "name", "task", "environment",
)  # fmt: skip
STATES = ("conclusion", "state", "status")
# What a record belongs to, and not what happened.
SURROUNDINGS = {
    "repository",
    "organization",
    "project",
    "sender",
    "user",
    "installation",
    "enterprise",
    "team",
    "workflow",
}
PEOPLE = (
    "user_profile.real_name", "user_profile.display_name", "author.nickname", "author.name", "author.global_name",
    "author.username", "from.user.displayName", "from.application.displayName", "user.name", "user.login",
    "sender.login", "username", "bot_profile.name", "sender", "from", "author", "user", "SYSLOG_IDENTIFIER", "source",
    "service", "logger", "level",
)  # fmt: skip
LISTS = ("messages", "value", "items", "events", "data", "entries", "records")
_LINK = re.compile(r"<(https?://[^|>]+)(?:\|([^>]*))?>")
_MENTION = re.compile(r"<[@#!]([^|>]+)(?:\|([^>]*))?>")


def rows_from(text: str) -> list[PastedRow] | None:
    """A row for each message, the oldest first; None where nothing has a time and a text."""
    records = [record for value in values_in(text) for record in _records(value)]
    names = _names(records)
    rows = [row for record in records if (row := _row(record, names))]
    return sorted(rows, key=lambda row: row.time) or None


def _records(value: Any, depth: int = 0) -> list[dict]:
    if isinstance(value, list):
        return [record for one in value for record in _records(one, depth + 1)] if depth < 4 else []
    if not isinstance(value, dict):
        return []
    for name in LISTS:
        if isinstance(value.get(name), list) and value[name]:
            return _records(value[name], depth + 1)
    if first(value, *TIMES) and _said(value):
        return [value]
    inner = [one for name, one in value.items() if isinstance(one, dict) and name not in SURROUNDINGS]
    nested = [record for one in inner for record in _records(one, depth + 1)] if depth < 3 else []
    return nested[:1]


def _names(records: list[dict]) -> dict[str, str]:
    """What Slack calls U012AB, as far as the messages say."""
    found = {}
    for record in records:
        name = words(first(record, "user_profile.real_name", "user_profile.display_name"))
        if name and isinstance(record.get("user"), str):
            found[record["user"]] = name
    return found


def _row(record: dict, names: dict[str, str]) -> PastedRow | None:
    time, text = written(first(record, *TIMES)), _readable(_said(record), names)
    if not time or not text or record.get("subtype") in {"channel_join", "channel_leave"}:
        return None
    who, state = words(first(record, *PEOPLE)), words(first(record, *STATES))
    return PastedRow(time, f"{text}: {state}" if state else text, names.get(who, who))


def _said(record: dict) -> str:
    for name in TEXTS:
        value = first(record, name)
        if isinstance(value, str) and value.strip():
            return value
    return ""


def _readable(text: str, names: dict[str, str]) -> str:
    text = _LINK.sub(lambda found: f"{found[2]} ({found[1]})" if found[2] else found[1], text)
    text = _MENTION.sub(lambda found: "@" + (found[2] or names.get(found[1], found[1])), text)
    text = re.sub(r"(?i)<br\s*/?>|</(?:p|div|li)>", "\n", text)
    return unescape(re.sub(r"</?[a-zA-Z][^<>]{0,300}>", "", text)).strip()
