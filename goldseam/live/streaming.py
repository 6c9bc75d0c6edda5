"""GET /live/<code>/stream: tells a page what has changed in its room, as server-sent events. The page answers with
PUT /live/<code>/presence every quarter of a minute, which says that it is still there.

It is a coroutine of the server's own, beside Django: who may listen is asked once in a thread, and then again by the
hub whenever the room changes. While it waits it holds no thread and no connection to the database.

| Event | Says |
|---|---|
| `hello` | the server’s clock, in milliseconds |
| `part` | `name` and `html` of a shared part of the page that is different now |
| `shown` | the stage that the parts before it show; its `id` is the room’s version |
| `beat` | every 15 seconds: the line is open |
| `again` | this page is another one now: somebody else leads. Ends the stream, as the next two do |
| `out` | this seat is gone, or has moved to another device |
| `over` | the room is over |
"""

import asyncio
import random
import re
import time
from urllib.parse import parse_qs

from django.conf import settings
from django.http import parse_cookie
from django.utils.translation import get_supported_language_variant

from goldseam.live.channel import Listener
from goldseam.live.drawing import event
from goldseam.live.hub import Hub
from goldseam.live.packing import Gzip, Piece, Plain, unpacked
from goldseam.live.secrets import token

ASKS = {"GET": re.compile(r"/live/[^/]+/stream"), "PUT": re.compile(r"/live/[^/]+/presence")}
BEAT = 15
RETRY = 400, 1_500  # Milliseconds: not all devices come back at the same moment.
NOTHING = [(b"content-length", b"0")]
HEAD = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]


class Streams:
    """The part of the server that answers what `asks` is true of."""

    hub: Hub

    def start(self) -> None:
        self.hub = Hub()
        self.hub.start()

    def asks(self, scope) -> bool:
        path = ASKS.get(scope["method"]) if scope["type"] == "http" else None
        return path is not None and bool(path.fullmatch(scope["path"]))

    async def __call__(self, scope, receive, send) -> None:
        code = scope["path"].split("/")[2]
        headers = {name: value.decode("latin1") for name, value in scope["headers"]}
        secret = parse_cookie(headers.get(b"cookie", "")).get("seat", "")[:100]
        if scope["method"] == "PUT":
            self.hub.attendance.hear(token(secret))
            return await _answer(send, 204)
        place = await self.hub.place(code, secret)
        if place is None:
            return await _answer(send, 404)
        listener = self.hub.join(place, _language(scope), _version(scope, headers), _leads(scope))
        if listener is None:
            return await _answer(send, 503)
        leaving = asyncio.ensure_future(_left(receive, listener))
        try:
            await self._tell(place.room, listener, Line(send, headers))
        finally:
            leaving.cancel()
            self.hub.leave(place, listener)

    async def _tell(self, room: int, listener: Listener, line: "Line") -> None:
        channel = self.hub.channels[room]
        await line.begin()
        while listener.ending is None:
            if news := channel.news_for(listener):
                await line.say(*news)
            elif not await _happens(listener.news, BEAT):
                await line.say(unpacked(event("beat", _now())))
            else:
                listener.news.clear()
        await line.end(listener.ending)


class Line:
    """The answer to one page, as long as it lasts."""

    def __init__(self, send, headers: dict[bytes, str]):
        self.send = send
        self.packing = Gzip() if "gzip" in headers.get(b"accept-encoding", "") else Plain()

    async def begin(self) -> None:
        head = [*HEAD, *self.packing.headers]
        await self.send({"type": "http.response.start", "status": 200, "headers": head})
        retry = f"retry: {random.randint(*RETRY)}\n".encode()  # noqa: S311
        await self._send(self.packing.begin() + self.packing.add([unpacked(retry + event("hello", _now()))]))

    async def say(self, *pieces: Piece) -> None:
        await self._send(self.packing.add([*pieces]))

    async def end(self, why: str) -> None:
        """Says why, where the page should not come back by itself."""
        last = self.packing.add([unpacked(event(why, ""))] if why else [])
        await self._send(last + self.packing.end(), more=False)

    async def _send(self, body: bytes, more: bool = True) -> None:
        await self.send({"type": "http.response.body", "body": body, "more_body": more})


async def _happens(news: asyncio.Event, longest: float) -> bool:
    try:
        async with asyncio.timeout(longest):
            return await news.wait()
    except TimeoutError:
        return False


async def _left(receive, listener: Listener) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    listener.end("")


async def _answer(send, status: int) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [] if status == 204 else NOTHING})
    await send({"type": "http.response.body", "body": b""})


def _asked(scope, name: str) -> str:
    return parse_qs(scope["query_string"].decode("latin1")).get(name, [""])[0]


def _language(scope) -> str:
    """The language of the page that listens."""
    try:
        return get_supported_language_variant(_asked(scope, "language"))
    except LookupError:
        return settings.LANGUAGE_CODE


def _version(scope, headers) -> int:
    """What the page shows already: from the address the first time, from the browser when it comes back."""
    known = headers.get(b"last-event-id") or _asked(scope, "version")
    return int(known) if known.isascii() and known.isdigit() and len(known) < 20 else -1


def _leads(scope) -> bool | None:
    """Whether the page is that of whoever leads. It may have been somebody else for a while."""
    return {"1": True, "0": False}.get(_asked(scope, "leads"))


def _now() -> int:
    return int(time.time() * 1000)
