"""The thread of an event, for pages of events. How it is read is known above, where changes are: see `read_by`."""

from collections import namedtuple
from functools import lru_cache
from typing import Any

from django.template import engines
from django.utils.translation import get_language

REACHED = ("has_review", "has_change", "has_proof")
Reached = namedtuple("Reached", "is_classified has_review has_change has_proof")

_reader: Any = None


def read_by(reader) -> None:
    """Names who reads threads: a module with `with_thread`, `thread_in_list`, `thread_of` and `changes_of`."""
    global _reader
    _reader = reader


def with_thread(events):
    """The events with what their threads need, in the same query: for lists."""
    return _reader.with_thread(events)


def in_list(event):
    """The steps of an event that came from `with_thread`."""
    return _reader.thread_in_list(event)


def of(event, hrefs: dict[str, str]):
    """The steps of one event with their dates; `hrefs` says where one goes for each."""
    return _reader.thread_of(event, hrefs)


def changes_of(person, events: list[int]) -> dict[int, list]:
    """What was changed because of each of the events, as far as the person sees it."""
    return _reader.changes_of(person, events)


def mark(row):
    """The small seam of a row of a list, ready to be shown."""
    reached = (bool(getattr(row, name)) for name in REACHED)
    return _drawn(Reached(bool(row.failure_type), *reached), get_language())


@lru_cache(maxsize=512)
def _drawn(reached: Reached, language: str | None):
    # There are few different ones, and lists show fifty: drawing each anew took longer than the rest of the page.
    jinja: Any = engines["jinja2"]
    return jinja.env.get_template("common/_seam.html").module.seam(in_list(reached), "small")
