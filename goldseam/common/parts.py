"""What practices bring to the page of a thing that stands below them, and therefore knows nothing of them.

    PARTS = Parts()                                            # in the `parts.py` of the thing

    @PARTS.add("reviews/_of_event.html", order=20)             # in a practice
    def reviews_of(event, person):
        return {"reviews": event.reviews.visible_to(person)}   # None leaves the part out

The template is included with what the function returns. The parts share one page, so each names its facts after itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter


@dataclass(frozen=True)
class Part:
    """One part of a page: lower orders stand first in their place."""

    order: int
    template: str
    facts: Callable
    place: str


class Parts:
    """The parts of one kind of page. A page with several places for them names each."""

    def __init__(self):
        self._parts: list[Part] = []

    def add(self, template: str, order: int, place: str = ""):
        """Adds a part. The function gets the thing and the person who looks at it."""

        def register(facts: Callable) -> Callable:
            self._parts.append(Part(order, template, facts, place))
            self._parts.sort(key=attrgetter("order"))
            return facts

        return register

    def page(self, thing, person, *places: str) -> dict:
        """For a page: the templates of each place under its name (`brought_main`; `brought` where there is one place),
        and all facts that they need."""
        context: dict = {}
        for place in places or ("",):
            found = self.of(thing, person, place)
            context["brought" + f"_{place}" * bool(place)] = [template for template, _facts in found]
            for _template, facts in found:
                context |= facts
        return context

    def of(self, thing, person, place: str = "") -> list[tuple[str, dict]]:
        """The parts in this place for this person, each a template and its facts."""
        found = ((part.template, part.facts(thing, person)) for part in self._parts if part.place == place)
        return [(template, facts) for template, facts in found if facts is not None]
