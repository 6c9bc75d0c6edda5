"""What is known of how an event came about: its timeline and measures, its factors and its layers, drawn.

Every page that shows them includes `_timeline.html`, `_factors.html`, `_layers.html` and `_causes.html` with this.
"""

from goldseam.common.prepared import prepared
from goldseam.events.causes import code_words, factor_drawing
from goldseam.events.course import course_of
from goldseam.events.factor_hints import hints_on
from goldseam.events.models import Factor, LayerFinding, NoneFound, TimelineEntry
from goldseam.events.slices import slices_of


def account_of(event) -> dict:
    """All facts that these templates need besides `event`, `organisation` and `can_edit`."""
    timeline, factors, findings = _timeline(event.pk), _factors(event.pk), findings_of(event)
    search = next(iter(_search(event.pk)), None)
    return {
        "timeline": timeline,
        "course": course_of(event, timeline),
        "factors": factors,
        "factor_words": {factor.pk: code_words(factor) for factor in factors},
        "factor_texts": {factor.pk: factor.text for factor in factors},
        "factor_hints": hints_on(factors, search),
        "none_found": search,
        "layer_findings": findings,
        "factor_drawing": factor_drawing(event, factors),
        "layer_chart": slices_of(findings),
    }


def findings_of(event) -> list:
    """How its layers stood, in the order in which things meet them."""
    return _findings(event.pk)


@prepared
def _timeline(event: int):
    return TimelineEntry.objects.filter(event=event).told()


@prepared
def _factors(event: int):
    return Factor.objects.filter(event=event)


@prepared
def _search(event: int):
    return NoneFound.objects.filter(event=event)


@prepared
def _findings(event: int):
    return LayerFinding.objects.filter(event=event).select_related("layer")
