"""A page of the list of reviews: in which state, and from where on; and the events that wait for one."""

from django.db.models import Exists, OuterRef

from goldseam.common.numbers import number_in
from goldseam.events.models import Event
from goldseam.events.models.event import EventKind
from goldseam.reviews.models import Review

PAGE = 50
WAITING = 5
LOOKED_BACK = 10  # Reviews: among so many, one looks at a success.
WINS = {EventKind.SUCCESS, EventKind.GOOD_CATCH, EventKind.GOOD_CARE}
STATES = {"open": Review.objects.unclosed, "closed": Review.objects.closed}


class Listing:
    """One page of reviews for this person, newest first."""

    def __init__(self, organisation, person, asked):
        self.organisation, self.person = organisation, person
        self.state = asked.get("state") if asked.get("state") in STATES else ""
        self.before = number_in(asked.get("before", ""))
        found = list(self._from_here()[: PAGE + 1])
        self.reviews, self.has_more = found[:PAGE], len(found) > PAGE
        for review in self.reviews:
            review.organisation = organisation

    @property
    def waiting(self) -> list[Event]:
        """The latest events that nobody has looked back at yet; on the first page only."""
        if self.before:
            return []
        looked_at = Review.events.through.objects.filter(event=OuterRef("pk"))
        events = Event.objects.visible_to(self.person).learning().filter(organisation=self.organisation)
        return list(events.filter(~Exists(looked_at)).newest_first()[:WAITING])

    @property
    def lacks_a_success(self) -> bool:
        """Whether each of the latest looked at something that went wrong; on the first page of all only."""
        latest = [] if self.before or self.state else self.reviews[:LOOKED_BACK]
        kinds = {event.kind for review in latest for event in review.events.all()}
        return len(latest) == LOOKED_BACK and not kinds & WINS

    def _from_here(self):
        reviews = STATES.get(self.state, Review.objects.all)().filter(organisation=self.organisation)
        if self.before:
            reviews = reviews.filter(number__lt=self.before)
        related = ("facilitator", "closure", "holding", "sitting", "follow_through", "postponement")
        seen = reviews.visible_to(self.person).select_related(*related).prefetch_related("events")
        return seen.order_by("-number")
