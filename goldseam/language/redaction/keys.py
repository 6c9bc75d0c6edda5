"""Finds what opens doors: tokens, passwords, private keys, addresses that carry a credential."""

import math
import re
from collections import Counter
from collections.abc import Iterator

from goldseam.language.redaction.findings import Found
from goldseam.language.redaction.places import Places

_PREFIXED = re.compile(
    r"""(?<![\w/+-])(?:
      gh[pousr]_[A-Za-z0-9]{16,255} | github_pat_\w{20,255} | gl(?:pat|dt|rt|ptt|cbt|soat|ft)-[\w-]{16,255}
    | xox[a-z](?:\.xox[a-z])?-[\w-]{8,255} | xapp-[\w-]{10,255} | (?:AKIA|ASIA|AROA|AIDA|AGPA)[A-Z0-9]{16}
    | AIza[\w-]{30,45} | ya29\.[\w-]{20,255} | GOCSPX-[\w-]{20,60} | (?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{10,255} | whsec_[A-Za-z0-9+/=]{16,255}
    | sk-(?:[a-z]{2,10}-)?[\w-]{16,255} | pypi-[\w-]{16,255} | npm_[A-Za-z0-9]{30,60} | dckr_pat_[\w-]{20,60} | hf_[A-Za-z0-9]{20,60}
    | SG\.[\w-]{10,40}\.[\w-]{20,80} | hv[sbr]\.[\w-]{20,255} | gls?[as]_[\w]{20,255} | glc_[\w=]{20,255} | dop_v1_[a-f0-9]{40,80}
    | shp(?:at|ss|ca|pa)_[a-fA-F0-9]{20,60} | xkeysib-[\w-]{20,120} | lin_api_\w{20,60} | ATATT3[\w=-]{20,255} | AGE-SECRET-KEY-1[A-Z0-9]{50,60}
    | key-[a-f0-9]{32} | sq0[a-z]{3}-[\w-]{20,60} | EAA[A-Za-z0-9]{40,255} | \d{8,10}:[\w-]{35} | NRAK-[A-Z0-9]{20,40} | PMAK-[\w-]{20,80}
    | eyJ[\w-]{8,2000}\.[\w-]{8,4000}(?:\.[\w-]{0,2000})?
    )(?![\w])""",
    re.VERBOSE,
)
_PEM = re.compile(
    r"-----BEGIN (?P<what>[A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?)-----[^-]{0,20000}+(?:-----END (?P=what)-----)?"
)
_HEADER = re.compile(
    r"\b(?:(?:proxy-)?authorization|x-api-key|x-auth-token|private-token|cookie|set-cookie)['\"]?\s?[:=]\s?['\"]?(?:(?:bearer|basic|token|digest|apikey)\s+)?(?P<value>[^\s'\"`,;$<]{8,4000}+)",
    re.I,
)
_BEARER = re.compile(r"\bbearer\s+(?P<value>[\w.~+/-]{16,4000}+=*)", re.I)
_ASSIGNED = re.compile(
    r"""(?<![A-Za-z0-9])[\w-]{0,40}?(?:passw(?:or)?d|passphrase|passwort|kennwort|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|auth[_-]?key|signing[_-]?key|encryption[_-]?key|credentials?)
        (?:[_-]?(?:id|key|base64|value))?["'`]?\s{0,3}(?P<sign>[:=]|=>|:=)\s{0,3}
        (?P<value>"[^"\n]{3,500}"|'[^'\n]{3,500}'|`[^`\n]{3,500}`|[^\s"'`,;)}\]&|<>]{4,500}+)""",
    re.VERBOSE | re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:password|passwort|kennwort|passcode|pin)\s(?:is|was|war|lautet|ist)\s[\"'`]?(?P<value>(?=[^\s]{0,40}[\d!@#$%&*])[^\s\"'`,;]{4,60})",
    re.I,
)
_CONNECTION = re.compile(
    r"(?<![\w.+-])[a-z][\w.+-]{1,20}+://(?P<value>[^\s/:@'\"`<>]{0,100}:[^\s/@'\"`<>]{1,200}|[^\s/:@'\"`<>]{20,200})@",
    re.I,
)
_PARAMETER = re.compile(
    r"[?&;#](?:x-amz-)?(?P<name>signature|sig|security-token|credential|(?:access_|id_|refresh_|auth_|invite_)?token|api_?key|apikey|key|secret|client_secret|password|passwd|pwd|code|session|sessionid|jwt|hash)=(?P<value>[^&\s#'\"`)<>\]]{4,4000}+)",
    re.I,
)
_HOOK = re.compile(
    r"""https?://(?:hooks\.slack\.com/(?:services|workflows|triggers)/|(?:\w{1,12}\.)?discord(?:app)?\.com/api/webhooks/|[\w.-]{1,60}\.webhook\.office\.com/webhookb2/|chat\.googleapis\.com/v1/spaces/|api\.telegram\.org/bot|events\.pagerduty\.com/integration/|maker\.ifttt\.com/trigger/\w{1,40}/with/key/)
        (?P<value>[^\s'"`<>)\]]{6,500}+)""",
    re.VERBOSE | re.IGNORECASE,
)
_LONG = re.compile(r"(?<![\w+/=.-])[A-Za-z0-9+/_-]{20,}+={0,2}(?![\w])")
_HEX = re.compile(r"[0-9a-f]+|[0-9A-F]+")
_UUID = re.compile(r"(?<![\w-])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\w-])", re.I)
_SECRETLY = re.compile(r"(?:secret|token|password|passwd|api.?key|credential|bearer)[\w\s\"'`:=-]{0,16}$", re.I)
_DIGEST = re.compile(
    r"(?:sha\d{1,3}[:\-=]?|digest\W{0,3}|md5\W{0,3}|checksum\W{0,3}|integrity\W{0,3}|commit\W{0,3}|/commits?/|/tree/|/blob/|@)$",
    re.I,
)
_PLACEHOLDER = re.compile(
    r"""^["'`]?(?:\$.*|%.*|<.*|\{.*|\[.*|\*+|x{3,}|\.{3,}.*|none|null|nil|true|false|undefined|changeme|redacted|removed|example|your[-_].*|my[-_].*|os\..*|env\..*|process\..*|getenv.*|secrets?\..*|var\..*|vault.*|[\w.]+\(.*|self\..*|\(.*)["'`]?$""",
    re.IGNORECASE | re.VERBOSE,
)

LONG_ENOUGH_FOR_KEY = 16


def find_keys(text: str, places: Places) -> Iterator[Found]:
    for found in _PREFIXED.finditer(text):
        yield Found("token", *found.span())
    if "PRIVATE KEY" in text:
        for found in _PEM.finditer(text):
            yield Found("token", *found.span())
    for pattern in (_HEADER, _BEARER, _SAID):
        for found in pattern.finditer(text):
            if not _PLACEHOLDER.match(found["value"]) and _looks_random(found["value"], 8):
                yield Found("token", *found.span("value"))
    yield from _assigned(text)
    yield from _addresses(text)
    yield from _unexplained(text, places)


def _assigned(text: str) -> Iterator[Found]:
    for found in _ASSIGNED.finditer(text):
        start, end = found.span("value")
        value = found["value"]
        is_quoted = value[0] in "\"'`"
        if is_quoted:
            start, end, value = start + 1, end - 1, value[1:-1]
        if (
            _PLACEHOLDER.match(value)
            or (found["sign"] == ":" and not _looks_random(value, 6))
            or (is_quoted and " " in value)
        ):
            continue
        yield Found("token", start, end, sure=found["sign"] != ":" or is_quoted or _looks_random(value, 12))


def _addresses(text: str) -> Iterator[Found]:
    if "://" not in text:
        return
    for found in _CONNECTION.finditer(text):
        if not _PLACEHOLDER.match(found["value"].partition(":")[2] or found["value"]):
            yield Found("url_secret", *found.span("value"), says="removed")
    for found in _PARAMETER.finditer(text):
        is_vague = found["name"].lower() in {"key", "code", "session", "hash"}
        is_long = len(found["value"]) >= LONG_ENOUGH_FOR_KEY
        if not _PLACEHOLDER.match(found["value"]) and (is_long or not is_vague):
            yield Found("url_secret", *found.span("value"), says="removed")
    for found in _HOOK.finditer(text):
        yield Found("url_secret", *found.span("value"), says="removed")


def _unexplained(text: str, places: Places) -> Iterator[Found]:
    """Long random strings that nothing introduces."""
    for found in _LONG.finditer(text):
        start, end = found.span()
        value = found[0].rstrip("=")
        before = text[max(0, start - 40) : start]
        if _UUID.fullmatch(value) or _DIGEST.search(before):
            continue
        is_cued = bool(_SECRETLY.search(before))
        if _HEX.fullmatch(value):
            if is_cued or len(value) in (32, 64) or (len(value) > 40 and len(value) != 64):
                yield Found("token", start, end, sure=is_cued)
        elif start not in places.urls and _is_random(value):
            yield Found("token", start, end, sure=is_cued or len(value) > 31)
    for found in _UUID.finditer(text):
        yield Found("id", *found.span(), sure=False)


def _looks_random(value: str, least: int) -> bool:
    """Not a word of a sentence."""
    has_sign = any(sign.isdigit() or sign in "!#$%^&*+=~" for sign in value)
    is_mixed = value[1:].lower() != value[1:] and value.upper() != value
    return (
        len(value) >= least and any(sign.isalpha() for sign in value) and (has_sign or (is_mixed and len(value) > 11))
    )


def _is_random(value: str) -> bool:
    """Small letters, capitals and digits without an order: no path, no name in a program, no word."""
    head = value[:200]
    kinds = (any(map(str.isupper, head)), any(map(str.islower, head)), sum(map(str.isdigit, head)) > 1)
    if not all(kinds) or head.count("/") > len(head) / 16 or head.count("-") + head.count("_") > 3:
        return False
    if any(len(part) > 3 and part.isalpha() and part.islower() for part in re.split(r"[-_/]", head)):
        return False
    counts = Counter(head)
    entropy = -sum(count / len(head) * math.log2(count / len(head)) for count in counts.values())
    changes = sum(_kind(one) != _kind(other) for one, other in zip(head, head[1:], strict=False))
    return entropy > 3.5 and changes > len(head) / 4


def _kind(sign: str) -> int:
    return 0 if sign.isdigit() else 1 if sign.isupper() else 2
