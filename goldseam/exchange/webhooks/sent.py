"""One delivery as it came over the wire: its bytes, and the few headers that mean something."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import parse_qs

from goldseam.exchange.webhooks.message import NotUnderstood
from goldseam.exchange.webhooks.saying import line

KEPT_HEADERS = ("Content-Type", "X-GitHub-Event", "Sentry-Hook-Resource")
FORM = "application/x-www-form-urlencoded"
# Names under which senders give each delivery a number of its own, which a second attempt has again.
NUMBERED_BY = ("X-GitHub-Delivery", "Idempotency-Key", "webhook-id")


@dataclass(frozen=True)
class Sent:
    raw: bytes
    headers: Mapping[str, str] = field(default_factory=dict)

    def header(self, name: str) -> str:
        """As sent, whatever the spelling of its name; empty where there is none."""
        return next((value for key, value in self.headers.items() if key.lower() == name.lower()), "")

    @cached_property
    def body(self) -> dict:
        """The JSON in it; GitHub can also send it as a field of a form."""
        found = _json(self._text)
        if isinstance(found, list):
            found = {"alerts": found}  # So that paths have somewhere to begin.
        if not isinstance(found, dict):
            raise NotUnderstood("no_object")
        return found

    @property
    def _text(self) -> str:
        try:
            text = self.raw.decode("utf-8-sig")
            if self.header("Content-Type").partition(";")[0].strip().lower() == FORM:
                text = parse_qs(text, max_num_fields=20).get("payload", [""])[0]
        except ValueError as problem:
            raise NotUnderstood("no_text") from problem
        return text

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.raw).hexdigest()

    @property
    def number(self) -> str:
        """What the sender calls this delivery; empty where it says nothing."""
        named = next((found for name in NUMBERED_BY if (found := line(self.header(name), 200))), "")
        return named or self._event_number

    @property
    def _event_number(self) -> str:
        """PagerDuty numbers what happened in the body."""
        try:
            event = self.body.get("event")
        except NotUnderstood:
            return ""
        return line(event.get("id"), 200) if isinstance(event, dict) and "event_type" in event else ""

    @property
    def kept_headers(self) -> dict[str, str]:
        return {name: line(self.header(name), 100) for name in KEPT_HEADERS if self.header(name)}


def as_text(raw: bytes) -> str:
    """The body as it can be kept and shown."""
    return raw.decode("utf-8", "replace").replace("\0", "�")


def pretty(text: str) -> str:
    """The same with one fact a line, where it is JSON."""
    try:
        return json.dumps(json.loads(text), indent=2, ensure_ascii=False).encode("utf-8", "replace").decode()
    except (ValueError, RecursionError):
        return text


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise NotUnderstood("no_json") from problem
