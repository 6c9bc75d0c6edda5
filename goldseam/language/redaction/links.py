"""Finds addresses of the web that carry a credential, and those that are a person's page."""

import re
from collections.abc import Iterator

from goldseam.language.redaction.findings import Found
from goldseam.language.redaction.randomness import is_placeholder
from goldseam.language.redaction.wording import nobody

_CONNECTION = re.compile(
    r"://(?P<value>[^\s/:@'\"`<>]{0,100}+:[^\s/@'\"`<>]{1,200}|[^\s/:@'\"`<>]{1,200}+)@",
)
_PARAMETER = re.compile(
    r"""[?&;\#](?:x-amz-)?(?P<name>signature|sig|security-token|credential|(?:(?:access|id|refresh|auth|invite)_)?token
    |api_?key|key|secret|client_secret|password|passwd|pwd|code|session|sessionid|jwt|hash)=(?P<value>[^&\s\#'"`)<>\]]{4,4000}+)""",
    re.VERBOSE | re.IGNORECASE,
)
_HOOK = re.compile(
    r"""://(?:hooks\.slack\.com/(?:services|workflows|triggers)/|(?:\w{1,12}\.)?discord(?:app)?\.com/api/webhooks/
    |[\w.-]{1,60}\.webhook\.office\.com/webhookb2/|chat\.googleapis\.com/v1/spaces/|api\.telegram\.org/bot
    |events\.pagerduty\.com/integration/|maker\.ifttt\.com/trigger/\w{1,40}/with/key/)(?P<value>[^\s'"`<>)\]]{6,500}+)""",
    re.VERBOSE | re.IGNORECASE,
)
_PROFILE = re.compile(
    r"""://(?:www\.)?(?:(?:github|gitlab|twitter|x|instagram|facebook|keybase|bitbucket|medium)\.(?:com|io|org)/@?
    |[\w.-]{1,80}/@|(?:\w{1,3}\.)?linkedin\.com/in/|[\w.-]{1,80}/(?:users?|people|members|~)/)
    (?P<user>[\w-]{1,60}+(?:\.[\w-]{1,60}+)*+)(?![\w/?\#-])""",
    re.VERBOSE | re.IGNORECASE,
)
_NAMED_PAGE = re.compile(
    r"""^[ ]{0,3}\[(?P<name>[\w.-]{2,60})\]:[ \t]{0,9}<?https?://
    (?:(?:www\.)?(?:github|gitlab|bitbucket|codeberg)\.(?:com|org)/|[\w.-]{1,80}/@)(?P=name)/?>?[ \t]*$""",
    re.MULTILINE | re.IGNORECASE | re.VERBOSE,
)
_LABEL = re.compile(r"\[(?P<name>[\w.-]{2,60})\]")
VAGUE = frozenset({"key", "code", "session", "hash"})
LONG = 16


def find_links(text: str) -> Iterator[Found]:
    if "://" not in text:
        return
    for found in _CONNECTION.finditer(text):
        user, _, password = found["value"].partition(":")
        is_nobody = not password and user.lower() in nobody("accounts")
        if not is_nobody and not is_placeholder(password or user):
            yield Found("url_secret", *found.span("value"))
    for found in _PARAMETER.finditer(text):
        is_long = len(found["value"]) >= LONG or found["name"].lower() not in VAGUE
        if is_long and not is_placeholder(found["value"]):
            yield Found("url_secret", *found.span("value"))
    for found in _HOOK.finditer(text):
        yield Found("url_secret", *found.span("value"))
    for found in _PROFILE.finditer(text):
        if found["user"].lower() not in nobody("pages"):
            is_person = "/@" in found[0] or "/in/" in found[0]
            yield Found("handle", *found.span("user"), sure=is_person)


def find_named_pages(text: str) -> Iterator[Found]:
    """`[ana-k] joined` where below stands `[ana-k]: https://github.com/ana-k`."""
    if "]:" not in text:
        return
    names = {found["name"].lower() for found in _NAMED_PAGE.finditer(text)}
    for found in _LABEL.finditer(text):
        if found["name"].lower() in names:
            yield Found("handle", *found.span("name"))
