"""Keeps up to date who is here: a few updates for all streams of a process, however many they are."""

import asyncio
import logging
from datetime import datetime, timedelta

from django.db import DatabaseError
from django.utils import timezone

from goldseam.live import presence
from goldseam.live.listening import Place

BEAT = 1  # Seconds. Who comes is written at the next beat, together with everybody else who comes.
LOOKED_EVERY = 20  # Beats.
MOST_HEARD = 2_000  # Between two beats.
GRACE = timedelta(seconds=4)  # A page that is loaded again has not gone.

logger = logging.getLogger("goldseam.live")


class Attendance:
    """Who came to the streams of this process, and who went."""

    def __init__(self, hub):
        self.hub = hub
        self.new: set[str] = set()
        self.heard: set[str] = set()
        self.gone: dict[tuple[int, str], datetime] = {}

    def came(self, place: Place) -> None:
        self.gone.pop((place.room, place.seat), None)
        self.new.add(place.seat)

    def went(self, place: Place) -> None:
        self.gone[place.room, place.seat] = timezone.now()

    def hear(self, token: str) -> None:
        """The page of a device answers. A line alone says little: that of a phone in a tunnel stays open for long."""
        if len(self.heard) < MOST_HEARD:
            self.heard.add(token)

    async def run(self) -> None:
        beats = 0
        while True:
            await asyncio.sleep(BEAT)
            beats += 1
            try:
                await self.write(looks=beats % LOOKED_EVERY == 0)
            except DatabaseError as error:
                logger.error("Writing who is here: %s", type(error).__name__)

    async def write(self, looks: bool = False) -> None:
        new, self.new = self.new, set()
        heard, self.heard = self.heard, set()
        if new:
            await self._ask(presence.come, new)
        if heard:
            await self._ask(presence.hear, heard)
        if gone := self._taken_away():
            await self._ask(presence.go, {seat for _room, seat in gone}, min(gone.values()))
        if looks:
            self._look()

    def _look(self) -> None:
        """Who stopped without a word is seen no more: the rooms are drawn anew, and sent where that shows."""
        for channel in self.hub.channels.values():
            channel.woken.set()

    def _taken_away(self) -> dict[tuple[int, str], datetime]:
        long_ago = timezone.now() - GRACE
        gone = {place: at for place, at in self.gone.items() if at < long_ago}
        for place in gone:
            del self.gone[place]
        return {place: at for place, at in gone.items() if not self.hub.listens(*place)}

    async def _ask(self, question, *about) -> None:
        await self.hub.ask(self.hub.doorkeeper, question, *about)
