"""The events of an organisation, newest first, 50 a page."""

from functools import cache

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from goldseam.common import times
from goldseam.common.prepared import prepared
from goldseam.common.resources import ResourceView
from goldseam.events import threads
from goldseam.events.filters import Filters, address_of, criteria
from goldseam.events.models import Event, EventKind, FailureType
from goldseam.events.models.finding import COUNTED, UNCLASSIFIED
from goldseam.people.models import Team
from goldseam.people.scopes import OrganisationScoped

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


class EventsView(OrganisationScoped, ResourceView):
    def get(self, request, **kwargs):
        self.asked = Filters.of(request)
        keys = self._keys()
        context = {
            "organisation": self.organisation,
            "rows": self._rows(keys[:PAGE]),
            "count": min(len(keys), COUNTED),
            "is_more": len(keys) > COUNTED,
            "newest": "before" not in self.asked,
            "older": "?" + address_of(self.asked, before=keys[PAGE - 1][0]) if len(keys) > PAGE else None,
            "query": address_of(self.asked),
            "asked": self.asked,
            "here": reverse("events:list", args=[self.organisation.slug]),
            "teams": self._teams(),
            "kinds": {code: str(label) for code, label in EventKind.choices},
            "types": {code: str(label) for code, label in FailureType.choices},
            "unclassified": UNCLASSIFIED,
        }
        return render(request, "events/list.html", context)

    def _keys(self) -> list[tuple[int, int]]:
        """Number and key of what was found: a page of it, and on the first page as many more as are counted."""
        person, before = self.request.user, self.asked.get("before")
        wanted = criteria(self.asked, self.organisation, person)
        if wanted.keys() <= PLAIN:
            is_unclassified = wanted.get("failure_type") == UNCLASSIFIED
            return _newest(person, self.organisation.pk, before, is_unclassified, **wanted)
        found = Event.objects.visible_to(person).filter(organisation=self.organisation).matching(**wanted)
        return list(self._in_order(found, before).values_list("number", "pk")[: _count(before)])

    def _in_order(self, found, before):
        """Newest first; a period by when things happened, so that its first page is found without the others."""
        if not {"since", "until"} & self.asked.keys():
            return found.newest_first().older_than(before)
        last = before and Event.objects.filter(organisation=self.organisation, number=before).first()
        return found.latest_first().happened_before(last.happened_at, before) if last else found.latest_first()

    def _rows(self, keys):
        """The rows of one page. They are few, so what is shown of each is asked for by key."""
        days = cache(times.day)  # Neighbours in a list often share their day.
        rows = {row.number: row for row in _shown([pk for _number, pk in keys])}
        for row in (rows[number] for number, _pk in keys if number in rows):
            yield row, threads.mark(row), days(timezone.localdate(row.happened_at))

    def _teams(self) -> list[tuple[int, str]]:
        if not self.organisation.has_teams:
            return []
        return _teams_of(self.organisation.pk)


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


@prepared
def _teams_of(organisation: int):
    return Team.objects.filter(organisation=organisation).values_list("pk", "name")
