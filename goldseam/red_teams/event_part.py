"""Red teams among what a search found."""

from goldseam.decisions.searching import best_of
from goldseam.events.parts import search_part
from goldseam.red_teams.models import Drill
from goldseam.red_teams.searching import DRILL


@search_part("red_teams/_searched.html")
def drills_with(organisation, person, words):
    found = best_of(DRILL, Drill.objects.all(), organisation, person, words)
    return {"drills_found": found} if found else None
