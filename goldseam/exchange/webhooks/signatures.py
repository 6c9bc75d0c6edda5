"""How senders sign: with a secret that both know, over the bytes of the body. All is compared in constant time."""

import base64
import binascii
import hashlib
import hmac
import time
from collections.abc import Callable, Iterator

from django.db import models
from django.utils.translation import gettext_lazy as _

from goldseam.exchange.webhooks.sent import Sent

TOLERANCE = 5 * 60  # Seconds by which the time of a signature may differ from now.


class Scheme(models.TextChoices):
    """How one can tell that a delivery comes from the sender. The address is a key in any case."""

    ADDRESS = "address", _("The address alone")
    BEARER = "bearer", _("A password that comes along (basic or bearer)")
    STANDARD = "standard", _("Standard Webhooks")
    SLACK = "slack", _("As Slack signs")
    HUB = "hub", _("As GitHub signs (X-Hub-Signature-256)")
    PAGERDUTY = "pagerduty", _("As PagerDuty signs")
    SENTRY = "sentry", _("As Sentry signs")
    GITLAB = "gitlab", _("As GitLab: the secret comes along")


def is_signed(scheme: str, sent: Sent, secret: str, now: float | None = None) -> bool:
    """Whether whoever sent this knows the secret, and signed it lately where the scheme has a time."""
    check = CHECKS.get(Scheme(scheme))
    return check is None or check(sent, secret, time.time() if now is None else now)


def problem_with(scheme: str, secret: str) -> str:
    """Why this cannot be a secret of the scheme; empty where it can."""
    if scheme == Scheme.STANDARD:
        try:
            _standard_key(secret)
        except (ValueError, binascii.Error):
            return str(_("A secret of Standard Webhooks is whsec_ and letters in base64."))
    return ""


def _same(given: str, *wanted: str) -> bool:
    mine = given.encode("utf-8", "replace")
    return any(hmac.compare_digest(mine, one.encode("utf-8", "replace")) for one in wanted)


def _hmac(key: bytes, *parts: bytes) -> bytes:
    return hmac.new(key, b"".join(parts), hashlib.sha256).digest()


def _hex(secret: str, *parts: bytes) -> str:
    return _hmac(secret.encode(), *parts).hex()


def _hub(sent: Sent, secret: str, now: float) -> bool:
    return _same(sent.header("X-Hub-Signature-256"), f"sha256={_hex(secret, sent.raw)}")


def _pagerduty(sent: Sent, secret: str, now: float) -> bool:
    """Several while a secret is changed."""
    expected = f"v1={_hex(secret, sent.raw)}"
    return any(_same(one.strip(), expected) for one in sent.header("X-PagerDuty-Signature").split(",")[:10])


def _sentry(sent: Sent, secret: str, now: float) -> bool:
    return _same(sent.header("Sentry-Hook-Signature"), _hex(secret, sent.raw))


def _gitlab(sent: Sent, secret: str, now: float) -> bool:
    return _same(sent.header("X-Gitlab-Token"), secret)


def _bearer(sent: Sent, secret: str, now: float) -> bool:
    """`Bearer secret`, or the password of a basic credential of any name."""
    kind, _space, told = sent.header("Authorization").partition(" ")
    return any(_same(one, secret) for one in _told_passwords(kind.lower(), told.strip()))


def _told_passwords(kind: str, told: str) -> Iterator[str]:
    if kind in ("bearer", "genie", "genie-key", "geniekey"):
        yield told
    if kind == "basic":
        try:
            yield base64.b64decode(told, validate=True).decode().partition(":")[2]
        except ValueError:
            return


def _slack(sent: Sent, secret: str, now: float) -> bool:
    at = sent.header("X-Slack-Request-Timestamp")
    expected = f"v0={_hex(secret, f'v0:{at}:'.encode(), sent.raw)}"
    return _same(sent.header("X-Slack-Signature"), expected) and _is_recent(at, now)


def _standard(sent: Sent, secret: str, now: float) -> bool:
    """Several signatures, parted by spaces; those of other versions count for nothing."""
    number, at = sent.header("webhook-id"), sent.header("webhook-timestamp")
    try:
        told = _hmac(_standard_key(secret), f"{number}.{at}.".encode(), sent.raw)
    except (ValueError, binascii.Error):
        return False
    expected = f"v1,{base64.b64encode(told).decode()}"
    is_same = any(_same(one, expected) for one in sent.header("webhook-signature").split(" ")[:10])
    return bool(number) and is_same and _is_recent(at, now)


def _standard_key(secret: str) -> bytes:
    """The prefix may be missing, and so may the padding."""
    text = secret.strip().removeprefix("whsec_")
    key = base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    if not key:
        raise ValueError
    return key


def _is_recent(at: str, now: float) -> bool:
    return at.isascii() and at.isdigit() and len(at) < 12 and abs(now - int(at)) <= TOLERANCE


CHECKS: dict[Scheme, Callable[[Sent, str, float], bool]] = {
    Scheme.BEARER: _bearer,
    Scheme.STANDARD: _standard,
    Scheme.SLACK: _slack,
    Scheme.HUB: _hub,
    Scheme.PAGERDUTY: _pagerduty,
    Scheme.SENTRY: _sentry,
    Scheme.GITLAB: _gitlab,
}
