"""Bringing checklists in without a look at each: what is here already gets its next version."""

from dataclasses import replace
from typing import NamedTuple

from goldseam.artifacts.items import Line
from goldseam.artifacts.models import Artifact, Version
from goldseam.common.pasted import decoded
from goldseam.exchange.checklists.reading import read


class Came(NamedTuple):
    """What became of a file: “new”, “revised” or “the same”."""

    outcome: str
    version: Version


def bring_in(organisation, by, content: bytes, name: str) -> Came:
    """The checklist in the file, as a draft or as the next version of what has its title."""
    brought = read(decoded(content), name)
    known = called(organisation, by, brought.title)
    if known is None:
        made = Artifact.make(
            organisation, by=by, title=brought.title, content=brought.content | {"lines": brought.lines}
        )
        return Came("new", made.current)
    before = known.current
    version = known.revise(by=by, lines=_kept(brought.lines, before), **brought.content)
    return Came("the same" if version == before else "revised", version)


def called(organisation, by, title: str):
    """The checklist of that name, of those that the person sees and that are in use."""
    mine = Artifact.objects.filter(organisation=organisation, title__iexact=title).checklists()
    return mine.visible_to(by).in_use().order_by("number").first()


def _kept(lines: list[Line], before) -> list[Line]:
    """Lines that read as before are the same lines: they keep their story."""
    there = {line.text: line.key for line in before.lines} if before else {}
    return [replace(line, key=there.pop(line.text, None)) for line in lines]
