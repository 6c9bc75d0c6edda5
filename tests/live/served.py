"""The product as it is really served, streams and all, in a thread of the tests; and a page's end of a stream."""

import http.client
import json
import queue
import socket
import threading
import time
from contextlib import contextmanager, suppress
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
import uvicorn
from django.db import connections
from django.test import modify_settings

from goldseam.live.models import Room
from goldseam.live.stages import Stage
from tests import make

LIMIT = 10


@contextmanager
def served():
    """The address of a server that lives as long as the block."""
    from config import asgi

    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(asgi.application, lifespan="on", log_config=None, access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    _wait(lambda: server.started)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        asgi.streams.hub.stop_soon()
        server.should_exit = True
        thread.join(LIMIT)
        asgi.pages.pool.submit(connections.close_all).result()


@pytest.fixture
def with_streams(transactional_db):
    """In place of `live_server`, where a test needs the streams: `live_server = with_streams` in its file."""
    hosts = modify_settings(ALLOWED_HOSTS={"append": "127.0.0.1"})
    with served() as address:
        yield SimpleNamespace(url=address, _live_server_modified_settings=hosts)


def room(*doings, by=None) -> Room:
    """A room with these stages after its lobby."""
    return make.room(
        by=by, stages=[Stage(f"stage-{place}", doing, doing.title()) for place, doing in enumerate(doings)]
    )


class Page:
    """A page of somebody who listens. What it hears is read in a thread, as it comes."""

    def __init__(self, url: str, room: Room, secret: str, query: str = "", **headers):
        self.heard: queue.Queue = queue.Queue()
        self.line = http.client.HTTPConnection(urlsplit(url).netloc, timeout=LIMIT)
        asked = {"Cookie": f"seat={secret}"} | headers
        self.line.request("GET", f"/live/{room.code}/stream{query}", headers=asked)
        self.socket = self.line.sock
        self.answer = self.line.getresponse()
        self.status = self.answer.status
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        event: dict = {}
        try:
            for line in self.answer:
                name, _, value = line.decode().rstrip("\n").partition(": ")
                if name:
                    event[name] = value
                elif event:
                    self.heard.put(event)
                    event = {}
        except (OSError, http.client.HTTPException, ValueError, AttributeError):  # Closed while it was read.
            pass
        self.heard.put(None)

    def hear(self, name: str | None = None, within: float = LIMIT):
        """The next event (of that name): its data; none where the stream has ended."""
        end = time.monotonic() + within
        while True:
            event = self.heard.get(timeout=max(0.01, end - time.monotonic()))
            if event is None:
                assert name is None, f"The stream ended before “{name}”."
                return None
            if name in (None, event["event"]):
                return json.loads(event["data"])

    def sees(self, name: str, words: str) -> bool:
        """Whether this part of the page comes to hold these words."""
        while (told := self.hear("part"))["name"] != name or words not in told["html"]:
            pass
        return True

    def hears_nothing(self, within: float = 0.3) -> bool:
        try:
            return self.heard.get(timeout=within) is False
        except queue.Empty:
            return True

    def rest(self) -> list[str]:
        """The names of what is still heard until the stream ends."""
        names = []
        while event := self.heard.get(timeout=LIMIT):
            names.append(event["event"])
        return names

    def close(self) -> None:
        with suppress(OSError):  # It has ended already.
            self.socket.shutdown(socket.SHUT_RDWR)
        self.line.close()


def _wait(is_so) -> None:
    end = time.monotonic() + LIMIT
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.01)
