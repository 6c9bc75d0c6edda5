"""The one way out: all that this install asks of other servers goes through here.

    answer = ask("POST", "https://hooks.example.org/x", content=body, headers=headers)

People type these addresses in, and what runs here stands in a network that they may not see. So a name is resolved, the
address that comes out is checked, and exactly that one is connected to: a name that says something else a moment later
leads nowhere. Nothing is followed elsewhere, and nobody can keep us waiting or fill our memory.

What asks is loaded with the first question: it is slow to load, and few processes ask.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from goldseam.common.networks import may_be_called

if TYPE_CHECKING:
    import httpx

SECONDS = 5.0  # For each step; a slow answer is given up after DEADLINE in any case.
TO_CONNECT = 4.0  # So that there is time for TRIED_AT_MOST addresses.
DEADLINE = 15.0
MOST = 1_000_000
TRIED_AT_MOST = 3
LONGEST = 500
SCHEMES = {"http", "https"}


@dataclass(frozen=True)
class Answer:
    status: int
    text: str


class NotReached(Exception):
    """No answer, and why, in words that may be shown: they tell nothing of what stands in the network."""


class Refused(NotReached):
    """We do not call this address; to try again later would not help."""


def check_address(text: str) -> str:
    """The address, tidied. Refuses what cannot be called, whatever it may resolve to later."""
    try:
        _parsed(text.strip())
    except Refused as problem:
        raise ValidationError(str(problem)) from problem
    return text.strip()


def ask(
    method: str,
    address: str,
    *,
    headers: Mapping[str, str] | None = None,
    params: Mapping[str, str] | None = None,
    content: bytes | None = None,
) -> Answer:
    """Asks another server once. Raises `NotReached` where no whole answer comes in time."""
    url = _parsed(address)
    if params:
        url = url.copy_merge_params(dict(params))
    try:
        return asyncio.run(_in_time(method, url, dict(headers or {}), content))
    except TimeoutError as error:
        raise NotReached(_("It did not answer in time.")) from error


async def _in_time(method: str, url: httpx.URL, headers: dict, content: bytes | None) -> Answer:
    import httpx

    async with asyncio.timeout(DEADLINE):
        for number, address in enumerate(addresses := await _addresses_of(url), start=1):
            try:
                return await _asked(method, url, address, headers, content)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:  # Nothing has been sent yet.
                if number == len(addresses):
                    raise NotReached(_why_unconnected(error)) from error
            except httpx.TimeoutException as error:
                raise NotReached(_("It did not answer in time.")) from error
            except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
                raise NotReached(_("What came back is no answer.")) from error
    raise NotReached(_("There is nothing at this address."))


async def _asked(method: str, url: httpx.URL, address: str, headers: dict, content: bytes | None) -> Answer:
    """Connects to the number; the name stays in the request and in the check of the certificate."""
    import httpx

    told = {"Host": url.netloc.decode("ascii"), "User-Agent": "Goldseam", "Accept-Encoding": "identity"} | headers
    extensions = {"sni_hostname": url.raw_host.decode("ascii").strip("[]")}
    limits = httpx.Limits(max_connections=1, max_keepalive_connections=0)
    timeout = httpx.Timeout(SECONDS, connect=min(SECONDS, TO_CONNECT))
    client = httpx.AsyncClient(verify=_trusted(), trust_env=False, timeout=timeout, limits=limits)
    async with (
        client,
        client.stream(
            method, url.copy_with(host=address), headers=told, content=content, extensions=extensions
        ) as response,
    ):
        return Answer(response.status_code, (await _body(response)).decode("utf-8", "replace"))


async def _body(response: httpx.Response) -> bytes:
    parts, size = [], 0
    async for part in response.aiter_raw():
        parts.append(part)
        size += len(part)
        if size > MOST:
            raise NotReached(_("The answer is larger than one megabyte."))
    return b"".join(parts)


async def _addresses_of(url: httpx.URL) -> list[str]:
    """The numbers behind the name that may be called, in the order in which the system would try them."""
    port = url.port or (443 if url.scheme == "https" else 80)
    name = url.raw_host.decode("ascii").strip("[]")
    try:
        found = await _resolved(name, port)
    except (OSError, UnicodeError) as error:
        raise NotReached(_("This name is not known.")) from error
    numbers = [*dict.fromkeys(str(one[4][0]) for one in found)]
    allowed = [number for number in numbers if may_be_called(number)]
    if not allowed:
        raise Refused(_("This address lies in a private network. Whoever runs Goldseam can allow that network."))
    return allowed[:TRIED_AT_MOST]


async def _resolved(name: str, port: int) -> list:
    """In a thread of its own: at the end of a loop its own threads are waited for, however long a name takes."""
    pool = ThreadPoolExecutor(1)
    look_up = partial(socket.getaddrinfo, name, port, type=socket.SOCK_STREAM)
    try:
        return await asyncio.get_running_loop().run_in_executor(pool, look_up)
    finally:
        pool.shutdown(wait=False)


def _parsed(text: str) -> httpx.URL:
    import httpx

    try:
        url = httpx.URL(text) if len(text) <= LONGEST and text.isprintable() else None
    except (httpx.InvalidURL, ValueError):
        url = None
    if url is None or url.scheme not in SCHEMES or not url.host or " " in text:
        raise Refused(_("Write a whole address, with http:// or https:// in front."))
    if url.userinfo:
        raise Refused(_("No name or password may stand in the address."))
    if url.port is not None and not 0 < url.port < 65_536:
        raise Refused(_("There is no such port."))
    return url.copy_with(fragment=None)


def _why_unconnected(error: Exception) -> str:
    import httpx

    if isinstance(error, httpx.TimeoutException):
        return _("It did not answer in time.")
    if isinstance(error.__cause__, ssl.SSLError) or "CERTIFICATE" in str(error).upper():
        return _("Its certificate cannot be trusted.")
    return _("There is nothing at this address.")


@lru_cache
def _trusted() -> ssl.SSLContext:
    import httpx

    return httpx.create_ssl_context()
