"""Finds what opens doors: tokens, passwords, private keys, addresses that carry a credential."""

import re
from collections.abc import Iterator

from goldseam.language.redaction.findings import Found
from goldseam.language.redaction.places import Places
from goldseam.language.redaction.randomness import is_placeholder, is_random, looks_chosen
from goldseam.language.redaction.wording import token_patterns

_KNOWN = re.compile(rf"(?<![\w/+-])(?:{'|'.join(token_patterns())})(?!\w)")
_PEM = re.compile(
    r"-----BEGIN (?P<what>[A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?)-----[^-]{0,20000}+(?:-----END (?P=what)-----)?"
)
_HEADER = re.compile(
    r"""\b(?:authorization|x-api-key|x-auth-token|private-token|cookie)['"]?\s?[:=]\s?['"]?
    (?:(?:bearer|basic|token|digest|apikey)\s+)?(?P<value>[^\s'"`,;$<]{8,4000}+)""",
    re.VERBOSE | re.IGNORECASE,
)
_BEARER = re.compile(r"\bbearer\s+(?P<value>[\w.~+/-]{16,4000}+=*)", re.IGNORECASE)
_SAID = re.compile(
    r"\b(?:password|passwort|kennwort|passcode|pin)\s(?:is|was|war|lautet|ist)\s[\"'`]?(?P<value>[^\s\"'`,;]{4,60})",
    re.IGNORECASE,
)
_ASSIGNED = re.compile(
    r"""(?:pass(?:word|wd|phrase|wort)|kennwort|pwd|secret|token|credentials?|(?:api|access|private|auth|signing|encryption)[_-]?key)
    (?:[_-]?(?:id|key|base64|value))?["'`]?\s{0,3}(?P<sign>[:=]|=>|:=)\s{0,3}
    (?P<value>"[^"\n]{3,500}"|'[^'\n]{3,500}'|`[^`\n]{3,500}`|[^\s"'`,;)}\]&|<>]{4,500}+)""",
    re.VERBOSE | re.IGNORECASE,
)
_LONG = re.compile(r"(?<![\w+/=.-])[A-Za-z0-9+/_-]{20,}+={0,2}(?!\w)")
_HEX = re.compile(r"[0-9a-f]+|[0-9A-F]+")
_UUID = re.compile(r"(?<![\w-])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\w-])", re.IGNORECASE)
_SECRETLY = re.compile(r"secret|token|password|passwd|api.?key|credential|bearer", re.IGNORECASE)
_DIGEST = re.compile(
    r"(?:sha\d{1,3}[:\-=]?|(?:digest|md5|checksum|integrity|commit)\W{0,3}|/(?:commits?|tree|blob)/|@)$", re.IGNORECASE
)
DIGESTS = (32, 64)  # signs of MD5 and SHA-256 in hexadecimal
COMMIT = 40
LONG = 32
SURE = 8  # signs behind a colon


def find_keys(text: str, places: Places) -> Iterator[Found]:
    """Tokens by their form, values by what introduces them, and long random strings."""
    for found in _KNOWN.finditer(text):
        yield Found("token", *found.span())
    if "PRIVATE KEY" in text:
        for found in _PEM.finditer(text):
            yield Found("token", *found.span())
    for pattern in (_HEADER, _BEARER, _SAID):
        for found in pattern.finditer(text):
            if looks_chosen(found["value"], 8 if pattern is not _SAID else 4) and not is_placeholder(found["value"]):
                yield Found("token", *found.span("value"))
    yield from _assigned(text)
    yield from _unexplained(text, places)


def _assigned(text: str) -> Iterator[Found]:
    """`password=…`; behind a colon only what is no word of a sentence."""
    for found in _ASSIGNED.finditer(text):
        start, end = found.span("value")
        value, is_quoted = found["value"], found["value"][0] in "\"'`"
        if is_quoted:
            start, end, value = start + 1, end - 1, value[1:-1]
        is_said = found["sign"] == ":" and not looks_chosen(value, 6)
        if is_placeholder(value) or is_said or (is_quoted and " " in value):
            continue
        yield Found("token", start, end, found["sign"] != ":" or is_quoted or len(value) >= SURE)


def _unexplained(text: str, places: Places) -> Iterator[Found]:
    """Long random strings that nothing introduces. Commits and digests stay."""
    for found in _LONG.finditer(text):
        value, before = found[0].rstrip("="), text[max(0, found.start() - 30) : found.start()]
        if _UUID.fullmatch(value):
            yield Found("id", *found.span(), sure=False)
        elif _DIGEST.search(before):
            continue
        elif _HEX.fullmatch(value):
            is_cued = bool(_SECRETLY.search(before))
            if is_cued or len(value) in DIGESTS or len(value) > COMMIT:
                yield Found("token", *found.span(), is_cued)
        elif found.start() not in places.urls and is_random(value):
            yield Found("token", *found.span(), len(value) >= LONG or bool(_SECRETLY.search(before)))
