"""Stronger ways than remembering: where they are made, as far as this installation has them."""

from collections.abc import Callable
from typing import NamedTuple

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from goldseam.artifacts.models import ArtifactKind
from goldseam.if_then.models import SystemAnswer


class Way(NamedTuple):
    words: str
    href: str


def ways_for(artifact) -> list[Way]:
    """All that could see to it instead of a person's memory."""
    return [way for way in (gate(artifact), watch(artifact), test(artifact)) if way.href]


def stronger_for(artifact) -> list[Way]:
    """For what keeps being forgotten: a gate, or a line in a checklist."""
    checklist = Way(_("Put it into a checklist"), _new(artifact, ArtifactKind.CHECKLIST))
    return [way for way in (gate(artifact), checklist) if way.href]


def way_of(answer: str, artifact) -> Way | None:
    """The one that was chosen."""
    makers: dict[str, Callable] = {SystemAnswer.GATE: gate, SystemAnswer.WATCH: watch, SystemAnswer.TEST: test}
    made = makers.get(answer)
    way = made(artifact) if made else None
    return way if way and way.href else None


def gate(artifact) -> Way:
    return Way(_("Make it a gate"), _of_rule("gates:new", artifact))


def watch(artifact) -> Way:
    return Way(_("Make it a watch"), _of_rule("watches:new", artifact))


def test(artifact) -> Way:
    return Way(_("Write the test or CI rule down"), _new(artifact, ArtifactKind.TEST))


def _of_rule(name: str, artifact) -> str:
    try:
        return f"{reverse(name, args=[artifact.organisation.slug])}?rule={artifact.number}"
    except NoReverseMatch:
        return ""


def _new(artifact, kind: str) -> str:
    return f"{reverse('artifacts:new', args=[artifact.organisation.slug])}?kind={kind}"
