"""What every verb of the exchange with whoever reported an event shares."""

from django.http import HttpResponseRedirect
from django.shortcuts import render

from goldseam.common.resources import ResourceView
from goldseam.common.returning import way_back
from goldseam.events.views.event import page_of
from goldseam.events.views.scopes import EventScoped

PLACE = "with-reporter"


class Exchange(EventScoped, ResourceView):
    """Something said to or by whoever reported this event."""

    def done(self):
        return HttpResponseRedirect(self.place)

    @property
    def place(self) -> str:
        return way_back(self.request, f"{self.event.get_absolute_url()}#{PLACE}")

    def again(self, **forms):
        """The page of the event, with what was typed and what is wrong with it."""
        return render(self.request, "events/show.html", page_of(self.event, self.request) | forms, status=422)
