"""What a reader found in a text, short enough to compare with what a person sees in it."""

import inspect
import unittest

from goldseam.exchange.postmortems.document import Document
from goldseam.exchange.postmortems.reading import read


def reading(text: str, file: str = "") -> Document:
    """Reads a text that stands indented in a test."""
    return read(inspect.cleandoc(text) + "\n", file)


class Telling(unittest.TestCase):
    def assert_kinds(self, document: Document, *kinds: str):
        self.assertEqual([section.kind for section in document.sections], list(kinds))

    def assert_rows(self, document: Document, *times: str, zone: str | None = None):
        self.assertEqual([row.at for row in document.timeline], list(times))
        if zone is not None:
            self.assertEqual({row.zone for row in document.timeline}, {zone})

    def assert_actions(self, document: Document, *told: tuple):
        """Each as (owner, due, done)."""
        self.assertEqual([(one.owner, one.due, one.done) for one in document.actions], list(told))
