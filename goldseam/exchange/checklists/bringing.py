"""Bringing checklists in without a look at each: what is here already gets its next version."""

from dataclasses import replace
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from goldseam.artifacts.items import Line
from goldseam.artifacts.models import Artifact, Version
from goldseam.common.pasted import decoded
from goldseam.exchange.checklists.reading import LONGEST_TEXT, Brought, read


class Came(NamedTuple):
    """What became of a file: “new”, “revised” or “the same”. `left_out`: what in it is no line of a checklist."""

    outcome: str
    version: Version
    left_out: list[str]


def bring_in(organisation, by, content: bytes, name: str) -> Came:
    """The checklist in the file, as a draft or as the next version of what has its title."""
    brought = read(decoded(content), name)
    refuse_long(brought)
    known = called(organisation, by, brought.title)
    if known is None:
        made = Artifact.make(
            organisation, by=by, title=brought.title, content=brought.content | {"lines": brought.lines}
        )
        return Came("new", made.current, brought.left_out)
    before = known.current
    version = known.revise(by=by, lines=_kept(brought.lines, before), **brought.content)
    return Came("the same" if version == before else "revised", version, brought.left_out)


def refuse_long(brought: Brought) -> None:
    """Here nobody looks at the lines before they are kept."""
    if brought.too_long:
        told = {"number": brought.too_long[0], "most": LONGEST_TEXT}
        raise ValidationError(_("Line %(number)s is longer than %(most)s characters. Shorten it, or split it.") % told)


def called(organisation, by, title: str):
    """The checklist of that name, of those that the person sees and that are in use."""
    mine = Artifact.objects.filter(organisation=organisation, title__iexact=title).checklists()
    return mine.visible_to(by).in_use().order_by("number").first()


def _kept(lines: list[Line], before) -> list[Line]:
    """Lines that read as before are the same lines: they keep their story."""
    there = {line.text: line.key for line in before.lines} if before else {}
    return [replace(line, key=there.pop(line.text, None)) for line in lines]
