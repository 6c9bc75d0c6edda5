"""Calls from a pipeline to a gate: what can be reached, what cannot, and what must never be taken for a yes."""

import json
import os
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

import click

TIMEOUT = 15.0
TRIES, BETWEEN = 3, 2.0


class NotAsked(click.ClickException):
    """The gate could not be asked, or refused the question: nobody passes."""

    exit_code = 2


class TooOften(NotAsked):
    """The key asked too often in this minute."""


class Unreachable(Exception):
    """Nobody answered, or something that is not the gate: what follows is up to who asks."""


@dataclass(frozen=True)
class Place:
    """Where the gate is, and the key to it. The key is never printed."""

    url: str
    organisation: str
    name: str
    key: str

    @classmethod
    def told(cls, name: str, url: str | None, organisation: str | None, key: str | None) -> "Place":
        """From what was said on the command line or stands in the environment."""
        url = (url or os.environ.get("GOLDSEAM_URL", "")).strip().rstrip("/")
        organisation = organisation or os.environ.get("GOLDSEAM_ORGANISATION", "")
        key = (key or os.environ.get("GOLDSEAM_GATE_KEY", "")).strip()
        path = _path_of(url)
        if not organisation and path:
            url, _slash, organisation = url.rpartition("/")
        if not organisation:
            raise NotAsked("Say which organisation: at the end of --url (…/acme), or with --organisation acme.")
        if not key.isascii() or not key.isprintable() or not key:
            raise NotAsked("Give the key of the gate: GOLDSEAM_GATE_KEY in the environment, or --key.")
        return cls(url, organisation, name, key)

    def address(self, noun: str) -> str:
        return f"{self.url}/api/v1/{quote(self.organisation, '')}/gates/{quote(self.name, '')}/{noun}"


def said_ref(_context, _option, ref: str) -> str:
    """The ref, which comes empty where a pipeline has not set what it is read from."""
    if not ref.strip():
        raise NotAsked("Say which state is meant: --ref is empty.")
    return ref


def _path_of(url: str) -> str:
    """What stands behind the name of the server; refuses what is no address of one."""
    try:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https"} and parts.hostname and not (parts.query or parts.fragment):
            return parts.path.strip("/")
    except ValueError:
        pass
    raise NotAsked("Say where Goldseam is: --url https://goldseam.example.org/acme, or GOLDSEAM_URL.")


def call(place: Place, noun: str, *, sent: dict | None = None, asked: dict | None = None, tries: int = TRIES) -> dict:
    """What the gate answers. Tried again where nobody answers; `Unreachable` in the end."""
    import httpx

    for attempt in range(1, tries + 1):
        try:
            with httpx.Client(timeout=TIMEOUT, follow_redirects=False, headers=_headers(place)) as client:
                address = place.address(noun)
                answer = client.get(address, params=asked) if sent is None else client.post(address, json=sent)
            return _read(answer)
        except (httpx.RequestError, Unreachable) as error:
            if attempt == tries:
                raise Unreachable(_reason(error)) from error
            time.sleep(BETWEEN * attempt)
        except httpx.InvalidURL as error:
            raise NotAsked(f"This address cannot be called: {place.url}") from error
        except (UnicodeError, ValueError) as error:
            raise NotAsked("Something in what is sent is neither text nor number.") from error
    raise Unreachable("nobody was asked")


def _headers(place: Place) -> dict[str, str]:
    from goldseam import __version__

    return {"Authorization": f"Bearer {place.key}", "User-Agent": f"goldseam/{__version__}"}


def _read(answer: Any) -> dict:
    if answer.status_code >= 500:
        raise Unreachable(f"the server answered {answer.status_code}")
    if answer.is_redirect:
        where = answer.headers.get("Location", "")
        raise NotAsked(f"The server sends elsewhere: {where}. Say that address with --url.")
    try:
        found = answer.json()
    except (json.JSONDecodeError, UnicodeDecodeError, ValueError) as error:
        raise NotAsked(f"Something answered {answer.status_code} that is not Goldseam.") from error
    if not isinstance(found, dict):
        raise NotAsked("Something answered that is not Goldseam.")
    if answer.status_code != 200:
        kind = TooOften if answer.status_code == 429 else NotAsked
        raise kind(_refusal(answer.status_code, str(found.get("detail", ""))))
    return found


def _refusal(status: int, told: str) -> str:
    known = {
        401: "The key is not one of an open gate.",
        404: "There is no such gate for this key. Look at the name, the organisation and the key.",
    }
    return " ".join(part for part in (known.get(status, f"The gate refused the question ({status})."), told) if part)


def _reason(error: Exception) -> str:
    kind = type(error).__name__
    return str(error) or {"ConnectTimeout": "no connection in time", "ReadTimeout": "no answer in time"}.get(kind, kind)
