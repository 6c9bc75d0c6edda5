"""What the streams of one process share: rooms that are listened to, each drawn once for everybody who sees the same.

All of this lives in the server's event loop. What asks the database does so in two threads: one draws, the other says
who may come in and who is here. So a stream costs a few kilobytes, and no connection to the database.
"""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from django.db import close_old_connections, connections

from goldseam.live import waking
from goldseam.live.attendance import Attendance
from goldseam.live.channel import Channel, Listener
from goldseam.live.listening import Place, place_of
from goldseam.live.noticing import Noticer

MOST_OF_ONE = 8  # Windows of one seat in a process.

logger = logging.getLogger("goldseam.live")


class Hub:
    """The rooms that somebody listens to in this process."""

    def __init__(self):
        self.channels: dict[int, Channel] = {}
        self.is_stopping = False
        self.drawer = ThreadPoolExecutor(1, "live-drawing")
        self.doorkeeper = ThreadPoolExecutor(1, "live-door")
        self.attendance = Attendance(self)
        self.noticer = Noticer(self.versions, self.wake)

    def start(self) -> None:
        self.loop = asyncio.get_running_loop()
        waking.LISTENERS.add(self.wake)
        self.noticer.thread.start()
        self.beating = self.loop.create_task(self.attendance.run())

    def stop_soon(self) -> None:
        """Ends the streams, from whatever thread. Devices come back by themselves, to whoever answers then."""
        self.loop.call_soon_threadsafe(self._end_streams)

    def _end_streams(self) -> None:
        self.is_stopping = True
        for channel in self.channels.values():
            channel.end("")

    async def stop(self) -> None:
        """Ends everything, and lets go of the database."""
        self._end_streams()
        self.beating.cancel()
        waking.LISTENERS.discard(self.wake)
        await asyncio.to_thread(self.noticer.stop)
        for pool in (self.drawer, self.doorkeeper):
            await self.loop.run_in_executor(pool, connections.close_all)
            pool.shutdown(wait=False)

    async def ask(self, pool: ThreadPoolExecutor, question, *about):
        return await self.loop.run_in_executor(pool, partial(_asked, question, *about))

    async def place(self, code: str, secret: str) -> Place | None:
        return await self.ask(self.doorkeeper, place_of, code, secret)

    def join(self, place: Place, language: str, version: int, leads: bool | None = None) -> Listener | None:
        """From now on this seat hears of the room; `version` and `leads` are what its page shows already."""
        channel = self.channels.get(place.room) or self._open(place.room)
        if self.is_stopping:
            return None
        self._make_place(channel, place.seat)
        listener = Listener(place.seat, place.token, language, version, leads)
        channel.join(listener, place.version)
        self.attendance.came(place)
        return listener

    def _make_place(self, channel: Channel, seat: str) -> None:
        """Lines that broke without a word are held for long: the oldest one goes, and nobody is refused for them."""
        own = [one for one in channel.listeners if one.seat == seat]
        if len(own) >= MOST_OF_ONE:
            oldest = min(own, key=lambda one: one.since)
            channel.leave(oldest)
            oldest.end("")

    def leave(self, place: Place, listener: Listener) -> None:
        channel = self.channels.get(place.room)
        if channel and channel.leave(listener):
            self.attendance.went(place)
            if not channel.listeners:
                channel.drawing.cancel()
                del self.channels[place.room]

    def _open(self, room: int) -> Channel:
        channel = self.channels[room] = Channel(room, partial(self.ask, self.drawer))
        channel.drawing = self.loop.create_task(channel.run())
        self.noticer.is_wanted.set()
        return channel

    def listens(self, room: int, seat: str) -> bool:
        channel = self.channels.get(room)
        return channel is not None and any(one.seat == seat for one in channel.listeners)

    def versions(self) -> dict[int, int]:
        """Asked from another thread: the copy is taken in one go."""
        return {room: channel.version for room, channel in self.channels.copy().items()}

    def wake(self, room: int) -> None:
        """From whatever thread."""
        if room in self.channels:
            self.loop.call_soon_threadsafe(self._wake, room)

    def _wake(self, room: int) -> None:
        if channel := self.channels.get(room):
            channel.woken.set()


def _asked(question, *about):
    """Questions of a thread that lives long: a connection that broke is not asked again."""
    close_old_connections()
    try:
        return question(*about)
    finally:
        close_old_connections()
