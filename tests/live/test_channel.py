"""How often a room is drawn, and what a page gets of it: whatever is different from what it has, and no more."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from django.test import SimpleTestCase

from goldseam.live.channel import Channel, Listener
from goldseam.live.drawing import AT_ONCE, OVER, Drawn, Kind
from goldseam.live.packing import unpacked

ALL, LEAD = Kind("en", False), Kind("en", True)


class ChannelTests(SimpleTestCase):
    def setUp(self):
        self.drawings = []
        self.version = 1
        self.is_over = False
        self.channel = Channel(7, self.draw)
        self.bo = Listener("bo", "of-bo", "en", -1)

    async def draw(self, _draw, _room, _languages, names):
        self.drawings.append(names)
        await asyncio.sleep(0.01)
        order = [name for name in ("stage", "people", "lead") if name in names]
        parts = {name: unpacked(f"{name} {self.version if name in AT_ONCE else ''}".encode()) for name in order}
        shared = {name: part for name, part in parts.items() if name != "lead"}
        drawn = Drawn(self.version, 0, "Write", {"of-bo": False}, {ALL: shared, LEAD: parts})
        return OVER if self.is_over else drawn

    def play(self, scene):
        async def playing():
            drawing = asyncio.create_task(self.channel.run())
            try:
                await scene()
            finally:
                drawing.cancel()

        with ThreadPoolExecutor(1) as aside:  # Tests in a browser keep a loop in this thread.
            aside.submit(asyncio.run, playing()).result()

    def told(self):
        return b"".join(piece.plain for piece in self.channel.news_for(self.bo))

    def test_a_slow_page_gets_the_last_of_many_changes_and_only_what_is_different(self):
        async def scene():
            self.channel.join(self.bo, 1)
            await asyncio.sleep(0.05)
            first = self.told()
            for self.version in range(2, 8):
                self.channel.woken.set()
                await asyncio.sleep(0.02)
            later = self.told()

            self.assertIn(b"stage 1people", first)
            self.assertIn(b"stage 7", later)
            self.assertNotIn(b"people", later)
            self.assertEqual(self.told(), b"")

        self.play(scene)

    def test_changes_that_come_while_it_is_drawn_are_drawn_together(self):
        async def scene():
            self.channel.join(self.bo, 1)
            for _change in range(50):
                self.channel.woken.set()
                await asyncio.sleep(0)
            await asyncio.sleep(0.1)

            self.assertLessEqual(len(self.drawings), 3)

        self.play(scene)

    def test_who_comes_to_a_room_that_is_drawn_waits_for_no_drawing(self):
        async def scene():
            self.channel.join(self.bo, 1)
            await asyncio.sleep(0.05)
            drawn = len(self.drawings)
            self.bo = Listener("bo", "of-bo", "en", 1)
            self.channel.join(self.bo, 1)
            await asyncio.sleep(0.05)

            self.assertEqual((len(self.drawings), self.told()), (drawn, b""))

        self.play(scene)

    def test_whose_seat_is_gone_and_a_room_that_is_over_end_the_stream(self):
        async def scene():
            gone = Listener("cem", "of-cem", "en", -1)
            self.channel.join(gone, 1)
            self.channel.join(self.bo, 1)
            await asyncio.sleep(0.05)
            self.is_over = True
            self.channel.woken.set()
            await asyncio.sleep(0.05)

            self.assertEqual((gone.ending, self.bo.ending), ("out", "over"))

        self.play(scene)
