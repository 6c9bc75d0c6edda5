"""Others like this event in the last twelve months: as people said, in words and marks, or with the same holes."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from goldseam.events.models import Event, LayerFinding
from goldseam.events.models.layering import HOLES
from goldseam.events.same_again import same_again_as
from goldseam.events.seen_before import like_event

A_YEAR = timedelta(days=365)
LOOKED_AT = 200


@dataclass(frozen=True)
class Alike:
    """One of them, and in what it is like this one."""

    event: Event
    why: str
    is_linked: bool = False


def alike_to(event, person) -> list[Alike]:
    """Each once, those that people have linked first. Only what the person may see."""
    found = [Alike(one.event, _("linked as the same again"), True) for one in same_again_as(event, person)]
    found += [Alike(match.event, " · ".join(match.reasons)) for match in like_event(event, person)]
    found += [Alike(other, _("the same layers had holes")) for other in _with_same_holes(event, person)]
    by_key: dict[int, Alike] = {}
    for one in found:
        by_key.setdefault(one.event.pk, one)
    return list(by_key.values())


def of_the_year(event, found: list[Alike]) -> list[Alike]:
    return [one for one in found if abs(one.event.happened_at - event.happened_at) <= A_YEAR]


def _with_same_holes(event, person) -> list[Event]:
    holes = set(_holes([event.pk]).get(event.pk, ()))
    if not holes:
        return []
    around = Event.objects.filter(layer_findings__layer=min(holes), layer_findings__state__in=HOLES)
    around = around.filter(organisation=event.organisation_id).exclude(pk=event.pk).order_by("-number")
    newest = list(around.values_list("pk", flat=True)[:LOOKED_AT])
    same = [key for key, found in _holes(newest).items() if found == holes]
    seen = Event.objects.visible_to(person).learning().filter(pk__in=same)
    return list(seen.order_by("-number")[:3])


def _holes(events: list[int]) -> dict[int, set[int]]:
    holes: dict[int, set[int]] = {}
    findings = LayerFinding.objects.filter(event__in=events, state__in=HOLES)
    for event, layer in findings.values_list("event", "layer"):
        holes.setdefault(event, set()).add(layer)
    return holes
