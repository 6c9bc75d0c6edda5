"""Fewer pauses: what is loaded is set aside, what is forgotten is freed all the same, and that comes to an end."""

import asyncio
import gc
import threading
import weakref
from unittest import TestCase
from unittest.mock import AsyncMock, patch

from config import asgi
from goldseam.common import pauses


class Thing:
    """Something that refers to itself, so that only a look for garbage frees it."""

    def __init__(self):
        self.itself = self


def is_looked_through(thing) -> bool:
    return any(one is thing for one in gc.get_objects())


class PausesTests(TestCase):
    def setUp(self):
        self.addCleanup(gc.set_threshold, *gc.get_threshold())
        self.addCleanup(gc.callbacks.__setitem__, slice(None), list(gc.callbacks))
        self.addCleanup(gc.collect)

    def test_what_is_loaded_by_then_is_not_looked_through_again(self):
        loaded = Thing()
        self.assertTrue(is_looked_through(loaded))

        pauses.settle()

        self.assertFalse(is_looked_through(loaded))
        self.assertEqual(gc.get_threshold()[0], pauses.NEW)

    def test_what_is_made_and_forgotten_afterwards_is_freed(self):
        pauses.settle()
        forgotten = weakref.ref(Thing())

        gc.collect()

        self.assertIsNone(forgotten())

    def test_what_outlives_the_first_looks_is_set_aside_as_well(self):
        pauses.settle()
        prepared = Thing()

        gc.collect()

        self.assertFalse(is_looked_through(prepared))

    def test_only_after_the_first_looks(self):
        """What is set aside and then forgotten stays for ever, so that this must not go on."""
        pauses.settle()
        for _look in range(pauses.LOOKS):
            gc.collect()
        later = Thing()

        gc.collect()

        self.assertTrue(is_looked_through(later))

    def test_looks_at_young_objects_alone_set_nothing_aside(self):
        pauses.settle()
        young = Thing()

        gc.collect(1)

        self.assertTrue(is_looked_through(young))

    def test_a_server_answers_meanwhile(self):
        with patch.object(pauses, "settle", lambda: started.wait(60)):
            started = threading.Event()
            pauses.settle_in_background()
            settling = next(thread for thread in threading.enumerate() if thread.name == "settle")
            started.set()
            settling.join(60)

        self.assertTrue(settling.daemon)
        self.assertFalse(settling.is_alive())

    def test_each_process_of_a_server_does_it_once(self):
        with patch.object(asgi, "settle_in_background") as settle, patch.object(asgi, "streams") as streams:
            streams.hub.stop, send = AsyncMock(), AsyncMock()
            asyncio.run(asgi.application({"type": "lifespan"}, AsyncMock(), send))

        settle.assert_called_once_with()
        self.assertEqual(send.await_count, 2)
