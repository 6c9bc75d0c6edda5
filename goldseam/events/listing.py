"""A page of the list of events: 50 of those that are asked for, and from where on."""

from functools import cache

from django.utils import timezone

from goldseam.common import times
from goldseam.common.prepared import prepared
from goldseam.events import threads
from goldseam.events.filters import address_of, criteria
from goldseam.events.models import Event
from goldseam.events.models.finding import COUNTED, UNCLASSIFIED

PAGE = 50
PLAIN = {"kind", "failure_type", "team", "logged_by"}
SHOWN = (
    "number",
    "title",
    "kind",
    "failure_type",
    "visibility",
    "team__name",
    "happened_at",
    "hand_over__id",
    *threads.REACHED,
)


class Listing:
    """One page of events for this person, newest first; `asked` is what `Filters.of` understood."""

    def __init__(self, organisation, person, asked: dict):
        self.organisation, self.person, self.asked = organisation, person, asked
        self.before = asked.get("before")
        self.query = address_of(asked)
        self._found = self._keys()

    @property
    def count(self) -> int:
        return min(len(self._found), COUNTED)

    @property
    def is_more(self) -> bool:
        """Whether there are more than are counted."""
        return len(self._found) > COUNTED

    @property
    def is_newest(self) -> bool:
        return self.before is None

    @property
    def older(self) -> str | None:
        """The query part of the next page's address."""
        return address_of(self.asked, before=self._found[PAGE - 1][0]) if len(self._found) > PAGE else None

    @property
    def rows(self):
        """Each with its small seam and its day. They are few, so what is shown of them is asked for by key."""
        keys = self._found[:PAGE]
        days = cache(times.day)  # Neighbours in a list often share their day.
        rows = {row.number: row for row in _shown([pk for _number, pk in keys])}
        for row in (rows[number] for number, _pk in keys if number in rows):
            yield row, threads.mark(row), days(timezone.localdate(row.happened_at))

    def _keys(self) -> list[tuple[int, int]]:
        """Number and key of what was found: a page of it, and on the first page as many more as are counted."""
        wanted = criteria(self.asked, self.organisation, self.person)
        if wanted.keys() <= PLAIN:
            is_unclassified = wanted.get("failure_type") == UNCLASSIFIED
            return _newest(self.person, self.organisation.pk, self.before, is_unclassified, **wanted)
        found = Event.objects.visible_to(self.person).filter(organisation=self.organisation).matching(**wanted)
        return list(self._in_order(found).values_list("number", "pk")[: _count(self.before)])

    def _in_order(self, found):
        """Newest first; a period by when things happened, so that its first page is found without the others."""
        if not {"since", "until"} & self.asked.keys():
            return found.newest_first().older_than(self.before)
        last = self.before and Event.objects.filter(organisation=self.organisation, number=self.before).first()
        return found.latest_first().happened_before(last.happened_at, last.number) if last else found.latest_first()


def _count(before: int | None) -> int:
    return PAGE + 1 if before else COUNTED + 1


@prepared
def _newest(person, organisation: int, before: int | None, is_unclassified: bool, **wanted):
    if is_unclassified:
        wanted["failure_type"] = UNCLASSIFIED
    found = Event.objects.visible_to(person).filter(organisation=organisation).matching(**wanted)
    return found.newest_first().older_than(before).values_list("number", "pk")[: _count(before)]


@prepared
def _shown(keys: list[int]):
    return threads.with_thread(Event.objects.filter(pk__in=keys)).values_list(*SHOWN, named=True)
