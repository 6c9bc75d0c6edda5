"""What other practices bring to the page of an event: its reviews, its actions, what it changed, and the ways onward.

Events know nobody above them. A practice that stands on events says in its `event_part.py` what it adds:

    @event_part("reviews/_of_event.html", order=20)
    def reviews_of(event, person):
        return {"reviews": event.reviews.visible_to(person)}       # None leaves the part out

    @way_to("reviewed")
    def way_to_review(event, person):
        return Way(_("Start the review"), url_of_reviews, fields={"event": event.number})

    @search_part("postmortems/_found.html")
    def found_in_postmortems(organisation, person, words):
        return {"found_postmortems": …}                              # None leaves it out, below the search line

The template is included with what the function returns and with `event`, `organisation` and `request`; the parts share
one page, so each names its facts after itself.
A way is where one goes for a step of the thread: a link or, with `fields`, a form that is posted.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from goldseam.common.parts import Parts


@dataclass(frozen=True)
class Way:
    """Where one goes for a step of the thread, and what the button says."""

    label: str
    href: str
    fields: dict = field(default_factory=dict)
    why: str = ""


PARTS = Parts()
WAYS: dict[str, Callable] = {}
SEARCH_PARTS: list[tuple[str, Callable]] = []


def event_part(template: str, order: int):
    """Adds a part to the page of an event. The function gets the event and the person who looks at it."""
    return PARTS.add(template, order)


def way_to(step: str):
    """Says where this person goes for a step of the thread; None where they have no way there."""

    def register(way: Callable) -> Callable:
        WAYS[step] = way
        return way

    return register


def search_part(template: str):
    """Adds to the page of what a search found. The function gets the organisation, the person and the words."""

    def register(facts: Callable) -> Callable:
        SEARCH_PARTS.append((template, facts))
        return facts

    return register


def search_parts_of(organisation, person, words: str) -> list[tuple[str, dict]]:
    """What others found for these words, each a template and its facts."""
    found = ((template, facts(organisation, person, words)) for template, facts in SEARCH_PARTS)
    return [(template, facts) for template, facts in found if facts is not None]


def parts_of(event, person) -> list[tuple[str, dict]]:
    """The parts of this event's page for this person, each a template and its facts."""
    return PARTS.of(event, person)


def ways_of(event, person) -> dict[str, Way]:
    """The ways onward from this event that are open to this person, by the step that they lead to."""
    found = {step: way(event, person) for step, way in WAYS.items()}
    return {step: way for step, way in found.items() if way is not None}
