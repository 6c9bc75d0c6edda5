"""Decisions among what a search found."""

from goldseam.decisions.models import Decision
from goldseam.decisions.searching import DECISION, best_of
from goldseam.events.parts import search_part


@search_part("decisions/_searched.html")
def decisions_with(organisation, person, words):
    found = best_of(DECISION, Decision.objects.all(), organisation, person, words)
    return {"decisions_found": found} if found else None
