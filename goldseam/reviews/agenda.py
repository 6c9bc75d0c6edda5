"""The agenda of an after-action review: its parts, their minutes, and what the facilitator can say in each."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

ALONE, USUAL = 10, 45  # Minutes.
LENGTHS = (ALONE, 30, USUAL, 60)
MINUTES = {
    "open": {10: 1, 30: 2, 45: 3, 60: 4},
    "intent": {10: 1, 30: 3, 45: 5, 60: 6},
    "reality": {10: 2, 30: 8, 45: 11, 60: 16},
    "gaps": {10: 2, 30: 7, 45: 11, 60: 15},
    "next": {10: 3, 30: 8, 45: 12, 60: 15},
    "close": {10: 1, 30: 2, 45: 3, 60: 4},
}
TITLES = {
    "open": _("Open"),
    "intent": _("What was meant to happen"),
    "reality": _("What happened"),
    "gaps": _("What made the difference"),
    "next": _("What stays, what changes"),
    "close": _("Close"),
}
TITLES_SOLO = TITLES | {"open": _("Settle")}


class Part(NamedTuple):
    """One part of the agenda."""

    key: str
    title: str
    minutes: int


def agenda(length: int) -> list[Part]:
    """The parts of a review of that many minutes, in order. Ten minutes are the version for one person alone."""
    titles = TITLES_SOLO if length == ALONE else TITLES
    return [Part(key, titles[key], minutes[length]) for key, minutes in MINUTES.items()]


def usual_length(organisation) -> int:
    """How many minutes a review takes unless somebody chooses otherwise."""
    return ALONE if organisation.is_solo else USUAL
