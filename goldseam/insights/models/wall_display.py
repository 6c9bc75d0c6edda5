"""A wall display: a page for a screen in a room, opened by its link alone."""

from base64 import b32encode

from django.db import models, transaction
from django.urls import reverse

from goldseam.common.keys import ProgramKey, told_by
from goldseam.common.mail import full

BYTES = 15  # 24 letters and digits: nobody guesses them, and they can be typed with a remote control.


class WallDisplay(ProgramKey):
    """Whoever has the link sees what is shared with the whole organisation, in figures and titles, and nobody's name.

    Only a digest of the link is kept, so it is shown once.
    """

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="wall_displays")

    @classmethod
    def with_what_it_opens(cls):
        return super().with_what_it_opens().select_related("organisation")

    @classmethod
    @transaction.atomic
    def make(cls, organisation, by, name: str, once: str = "") -> tuple["WallDisplay", str]:
        """A new display, and the code that opens it, to be shown once. The same form, sent twice, makes one."""
        wall, token, _is_new = cls.issue(organisation.wall_displays, by, name, once, organisation=organisation)
        return wall, token

    @classmethod
    def told_by(cls, once: str, *names) -> str:
        return b32encode(told_by("goldseam.wall", once, *names)[:BYTES]).decode().lower()

    @staticmethod
    def address_of(token: str) -> str:
        return full(reverse("wall:show", args=[token]))
