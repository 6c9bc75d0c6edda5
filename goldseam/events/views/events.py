"""The events of an organisation, newest first, 50 a page."""

from functools import cache

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from goldseam.common import times
from goldseam.common.resources import ResourceView
from goldseam.events import threads
from goldseam.events.filters import Filters, address_of, criteria
from goldseam.events.models import Event, EventKind, FailureType
from goldseam.events.models.finding import COUNTED, UNCLASSIFIED
from goldseam.people.scopes import OrganisationScoped

PAGE = 50
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
        found = Event.objects.visible_to(self.request.user).filter(organisation=self.organisation)
        found = found.matching(**criteria(self.asked, self.organisation, self.request.user))
        found = self._in_order(found).values_list("number", "pk")
        return list(found[: PAGE + 1 if "before" in self.asked else COUNTED + 1])

    def _in_order(self, found):
        """Newest first; a period by when things happened, so that its first page is found without the others."""
        before = self.asked.get("before")
        if not {"since", "until"} & self.asked.keys():
            return found.newest_first().older_than(before)
        last = before and Event.objects.filter(organisation=self.organisation, number=before).first()
        return found.latest_first().happened_before(last.happened_at, before) if last else found.latest_first()

    def _rows(self, keys):
        """The rows of one page. They are few, so what is shown of each is asked for by key."""
        days = cache(times.day)  # Neighbours in a list often share their day.
        events = threads.with_thread(Event.objects.filter(pk__in=[pk for _number, pk in keys]))
        rows = {row.number: row for row in events.values_list(*SHOWN, named=True)}
        for row in (rows[number] for number, _pk in keys if number in rows):
            yield row, threads.mark(row), days(timezone.localdate(row.happened_at))

    def _teams(self) -> list[tuple[int, str]]:
        if not self.organisation.has_teams:
            return []
        return list(self.organisation.teams.values_list("pk", "name"))
