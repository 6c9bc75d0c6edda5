"""Finds addresses of machines."""

import re
from collections.abc import Iterator
from ipaddress import IPv6Address, ip_address

from goldseam.language.redaction.findings import Found
from goldseam.language.redaction.places import Places

_V4 = re.compile(r"(?<![\w.])(?<!\d[-,])(?P<ip>(?:\d{1,3}\.){3}\d{1,3})(?P<behind>/\d{1,2}|:\d{1,5})?(?![\w]|\.\d)")
_V6 = re.compile(
    r"(?<![\w:.])(?P<ip>[0-9a-f:]{3,45}+(?:\.\d{1,3}){0,3})(?:%\w{1,15})?(?P<mask>/\d{1,3})?(?![\w:])", re.I
)
_MAC = re.compile(r"(?<![\w:-])[0-9a-f]{2}(?:([:-])[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}(?![\w:-])", re.I)
_IN_NAME = re.compile(r"\bip-\d{1,3}-\d{1,3}-\d{1,3}-\d{1,3}(?:\.[\w-]{1,40})*", re.I)
_HOST = re.compile(
    r"(?<![\w.@-])(?:[a-z0-9][a-z0-9-]{0,62}+\.)+(?:internal|local|lan|corp|intra|intranet|home|private)(?![\w-]|\.\w)",
    re.I,
)
_VERSION = re.compile(
    r"(?:\bv|version|versions|release|upgrade[ds]?|chrome|build|firmware)\W{0,3}$|[A-Za-z][-_/=]$", re.I
)
_CUE = re.compile(r"\b(?:ip|address|host|server|from|to|at|ping|peer|subnet|node|range|client|gateway)\W", re.I)

EVERYWHERE = frozenset({"127.0.0.1", "0.0.0.0", "255.255.255.255", "255.255.255.0", "::1", "::"})  # noqa: S104


def find_machines(text: str, places: Places) -> Iterator[Found]:
    for found in _V4.finditer(text):
        if _is_ip(found["ip"]) and found["ip"] not in EVERYWHERE:
            before = text[max(0, found.start() - 20) : found.start()]
            is_version = not found["behind"] and bool(_VERSION.search(before))
            is_small = all(int(part) < 20 for part in found["ip"].split(".")) and not found["ip"].startswith("10.")
            is_cued = bool(found["behind"] or _CUE.search(before))
            if not (is_version and is_small):
                yield Found("ip", *found.span(), sure=is_cued or not (is_version or is_small))
    if ":" in text:
        for found in _V6.finditer(text):
            if (
                _is_ip(found["ip"])
                and found["ip"] not in EVERYWHERE
                and _is_really_v6(found["ip"], bool(found["mask"]))
            ):
                yield Found("ip", *found.span())
    for found in _MAC.finditer(text):
        yield Found("mac", *found.span())
    for found in _IN_NAME.finditer(text):
        yield Found("ip", *found.span())
    for found in _HOST.finditer(text):
        yield Found("host", *found.span(), sure=False)


def _is_ip(written: str) -> bool:
    try:
        ip_address(written)
    except ValueError:
        return False
    return True


def _is_really_v6(written: str, has_mask: bool) -> bool:
    """Not a time, nor a name in a program such as `a::b`."""
    return (
        isinstance(ip_address(written), IPv6Address)
        and sum(map(bool, written.split(":"))) > (1 if has_mask else 2)
        and any(sign.isdigit() for sign in written)
    )
