"""One room in one process: who listens to it, and what it looked like last."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

from goldseam.live.drawing import ALL, AT_ONCE, OVER, THE_REST, Drawn, Kind, draw, event
from goldseam.live.packing import Piece, unpacked

PAUSE_AFTER_ERROR = 1
REST_EVERY = 0.5  # Seconds: while much happens, who is here and what leads is drawn less often than the table.
ELSEWHERE = "out"  # Sent out, or the seat moved to another device.

logger = logging.getLogger("goldseam.live")


class Listener:
    """One open page. What it has is remembered, so that it gets only what is different, however slow its line is."""

    def __init__(self, seat: str, token: str, language: str, version: int, page_leads: bool | None = None):
        self.seat, self.token, self.language = seat, token, language
        self.version, self.page_leads = version, page_leads
        self.since = time.monotonic()
        self.leads: bool | None = None
        self.has: dict[str, Piece] = {}
        self.news = asyncio.Event()
        self.ending: str | None = None  # Why there is no more: "over", "out", "again", or "" where the server stops.

    def end(self, why: str) -> None:
        self.ending = why if self.ending is None else self.ending
        self.news.set()


class Channel:
    """Draws the room whenever it has changed; changes that come meanwhile are drawn together."""

    def __init__(self, room: int, ask: Callable[..., Awaitable]):
        self.room, self.ask = room, ask
        self.listeners: set[Listener] = set()
        self.woken = asyncio.Event()
        self.drawing: asyncio.Task
        self.drawn: Drawn = OVER
        self.whole = 0  # The last version of which all parts are drawn: what a page that comes back has for certain.
        self.rest_at = float("-inf")

    @property
    def version(self) -> int:
        return self.drawn.version

    @property
    def languages(self) -> set[str]:
        return {listener.language for listener in self.listeners}

    def join(self, listener: Listener, version: int) -> None:
        """Where the room is drawn already as it is now, nothing is drawn for somebody who comes in."""
        self.listeners.add(listener)
        if self.whole == self.version == version and self._is_drawn_in({listener.language}):
            self.show(listener)
        else:
            self.woken.set()

    def leave(self, listener: Listener) -> bool:
        was_here = listener in self.listeners
        self.listeners.discard(listener)
        return was_here

    def end(self, why: str) -> None:
        for listener in self.listeners:
            listener.end(why)

    async def run(self) -> None:
        while True:
            await self.woken.wait()
            self.woken.clear()
            try:
                await self._draw()
            except Exception as error:
                # One room that can't be drawn leaves the others alone, and is tried again.
                logger.error("Drawing a room: %s", type(error).__name__)
                await asyncio.sleep(PAUSE_AFTER_ERROR)
                self.woken.set()

    async def _draw(self) -> None:
        """The table first; then the rest, unless that was drawn a moment ago. The version is that of the table."""
        loop = asyncio.get_running_loop()
        is_new = not self._is_drawn_in(self.languages)
        await self._hand_out(ALL if is_new else AT_ONCE)
        wait = self.rest_at + REST_EVERY - loop.time()
        if wait > 0 and not is_new:
            loop.call_later(wait, self.woken.set)
            return
        self.rest_at = loop.time()
        if not is_new:
            await self._hand_out(THE_REST)

    def _is_drawn_in(self, languages: set[str]) -> bool:
        return languages <= {kind.language for kind in self.drawn.parts}

    async def _hand_out(self, names: frozenset[str]) -> None:
        drawn = await self.ask(draw, self.room, self.languages, names)
        if drawn is OVER:
            return self.end("over")
        if names == THE_REST:
            drawn = drawn._replace(version=self.version, at=self.drawn.at, title=self.drawn.title)
        self.drawn = self._with_old_bytes(drawn)
        if names != AT_ONCE:
            self.whole = self.version
        for listener in self.listeners:
            self.show(listener)

    def _with_old_bytes(self, drawn: Drawn) -> Drawn:
        """Parts that look as before are the very same object, which is quickly compared."""
        for kind, parts in drawn.parts.items():
            before = self.drawn.parts.get(kind, {})
            parts.update({name: part for name, part in before.items() if parts.get(name, part) == part})
        return drawn

    def show(self, listener: Listener) -> None:
        leads = self.drawn.seats.get(listener.token)
        if leads is None:
            return listener.end(ELSEWHERE)
        if listener.leads not in (None, leads) or listener.page_leads not in (None, leads):
            return listener.end("again")
        kind = Kind(listener.language, leads)
        if kind not in self.drawn.parts:
            return self.woken.set()  # Came in while it was drawn.
        if listener.leads is None and listener.version == self.whole == self.version:
            listener.has = self.drawn.parts[kind].copy()
        listener.leads = leads
        if self.differences(listener):
            listener.news.set()

    def differences(self, listener: Listener) -> dict[str, Piece]:
        parts = self.drawn.parts.get(Kind(listener.language, bool(listener.leads)), {})
        return {name: part for name, part in parts.items() if listener.has.get(name) is not part}

    def news_for(self, listener: Listener) -> list[Piece]:
        """All that is new since this page was told last, and which version it then shows."""
        if listener.leads is None or not (new := self.differences(listener)):
            return []
        listener.has |= new
        stage = {"at": self.drawn.at, "title": self.drawn.title, "now": _now()}
        return [*new.values(), unpacked(event("shown", stage, id=self.whole))]


def _now() -> int:
    return int(time.time() * 1000)
