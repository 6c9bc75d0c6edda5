"""Red teams among what a search found."""

from goldseam.common.search import among, find, said
from goldseam.decisions.searching import seen_by
from goldseam.events.parts import search_part
from goldseam.red_teams.models import Drill
from goldseam.red_teams.searching import DRILL

SHOWN, LOOKED_AT = 5, 30  # The best, of the newest.


@search_part("red_teams/_searched.html")
def drills_with(organisation, person, words):
    if organisation.pk not in person.sight.reads or not said(words):
        return None
    filters = seen_by(person, organisation.pk)
    hits = [hit.key for hit in find(organisation.pk, words, filters, kinds=[DRILL], limit=LOOKED_AT)]
    seen = among(hits, Drill.objects.visible_to(person))[:SHOWN]
    loaded = Drill.objects.with_state().in_bulk(seen)
    return {"drills_found": [loaded[key] for key in seen]} if seen else None
