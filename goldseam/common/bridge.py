"""From the server's event loop to pages and API, which are WSGI in a few threads.

A thread that hands its answer over piece by piece waits for the loop at each piece, and both wait for Python's lock.
So a request goes over once, with its body, and an answer comes back once, unless it is a stream.

What is too large for that is read by a thread while it comes. Such threads are others than those of the pages: whoever
sends much and slowly, or nothing of what was announced, holds up nobody but those who send much, too, and not for long.
Nor does who takes slowly what was asked for.
"""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from io import BytesIO
from itertools import chain
from time import monotonic

from a2wsgi.wsgi import Body, build_environ

SMALL = 1024 * 1024  # Forms and texts. What is larger is read by the thread, as far as it wants it.
UPLOADS = 2  # Threads for what is larger.
PATIENCE, LONGEST = 30.0, 600.0  # Seconds: for the next piece, and for all of it.


class Pages:
    """An ASGI application around a WSGI one."""

    def __init__(self, application, threads: int):
        self.application = application
        self.pool = ThreadPoolExecutor(threads, thread_name_prefix="pages")
        self.uploads = ThreadPoolExecutor(UPLOADS, thread_name_prefix="uploads")

    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] != "http":
            return await send({"type": "websocket.close", "code": 1000})
        loop = asyncio.get_running_loop()
        body = await _body(scope, receive, loop)
        environ, pool = build_environ(scope, body), self.pool if isinstance(body, BytesIO) else self.uploads

        def send_now(message) -> None:
            asyncio.run_coroutine_threadsafe(send(message), loop).result(PATIENCE)

        for message in await loop.run_in_executor(pool, copy_context().run, self._answer, environ, send_now):
            await send(message)

    def _answer(self, environ, send_now) -> list[dict]:
        """What is to be sent. A long stream is sent from here, since it may hold the thread's own connection."""
        head: dict = {"type": "http.response.start"}

        def start(status, headers, exc_info=None) -> None:
            head["status"] = int(status[:3])
            head["headers"] = [(name.lower().encode("latin1"), value.encode("latin1")) for name, value in headers]

        answer = self.application(environ, start)
        try:
            if not getattr(answer, "streaming", True):
                return [head, _part(b"".join(answer), more=False)]
            return _streamed(head, iter(answer), send_now)
        except TimeoutError:  # Nobody takes it any more.
            return []
        finally:
            answer.close()


async def _body(scope, receive, loop):
    size = dict(scope["headers"]).get(b"content-length", b"0")
    if not size.isdigit() or int(size) > SMALL:
        return Upload(loop, receive)
    body, more = b"", int(size) > 0
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return BytesIO(body)


def _streamed(head: dict, coming: Iterator[bytes], send_now) -> list[dict]:
    """A file or a short table goes over at once, so that no thread waits for who takes it slowly."""
    begun, size = [], 0
    for part in coming:
        begun.append(part)
        size += len(part)
        if size > SMALL:
            break
    else:
        return [head, _part(b"".join(begun), more=False)]
    send_now(head)
    for part in chain(begun, coming):
        send_now(_part(part, more=True))
    return [_part(b"", more=False)]


class Upload(Body):
    """A large body. Who stops sending, or takes too long, has sent all; the rest is missing as where a line breaks."""

    def __init__(self, loop, receive):
        super().__init__(loop, receive)
        self.until = monotonic() + LONGEST

    def _receive_more_data(self) -> bytes:
        if not self._has_more:
            return b""
        coming = asyncio.run_coroutine_threadsafe(self._next(), self.loop)
        try:
            message = coming.result(min(PATIENCE, max(0.0, self.until - monotonic())))
        except TimeoutError:
            coming.cancel()
            message = {}
        self._has_more = message.get("more_body", False)
        return message.get("body", b"")

    async def _next(self) -> dict:
        return dict(await self.receive())


def _part(body: bytes, more: bool) -> dict:
    return {"type": "http.response.body", "body": body, "more_body": more}
