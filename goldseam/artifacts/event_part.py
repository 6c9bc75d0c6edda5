"""What people work by, among what a search found."""

from goldseam.artifacts.listing import matching, with_current
from goldseam.artifacts.models import Artifact
from goldseam.events.parts import search_part

SHOWN = 5


@search_part("artifacts/_searched.html")
def artifacts_with(organisation, person, words):
    """What is in use and has these words in its title or its tags."""
    if organisation.pk not in person.sight.reads:
        return None
    seen = Artifact.objects.filter(organisation=organisation).visible_to(person).in_use()
    found = list(with_current(matching(seen, words)).order_by("title", "number")[: SHOWN + 1])
    more = words if len(found) > SHOWN else ""
    return {"artifacts_found": found[:SHOWN], "artifacts_more": more} if found else None
