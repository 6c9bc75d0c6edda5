"""Decisions among what a search found."""

from goldseam.common.search import among, find, said
from goldseam.decisions.models import Decision
from goldseam.decisions.searching import DECISION, seen_by
from goldseam.events.parts import search_part

SHOWN, LOOKED_AT = 5, 30  # The best, of the newest.


@search_part("decisions/_searched.html")
def decisions_with(organisation, person, words):
    if organisation.pk not in person.sight.reads or not said(words):
        return None
    filters = seen_by(person, organisation.pk)
    hits = [hit.key for hit in find(organisation.pk, words, filters, kinds=[DECISION], limit=LOOKED_AT)]
    seen = among(hits, Decision.objects.visible_to(person))[:SHOWN]
    loaded = Decision.objects.with_state().in_bulk(seen)
    return {"decisions_found": [loaded[key] for key in seen]} if seen else None
