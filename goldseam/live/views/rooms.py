"""The rooms of an organisation, and a new one for a talk."""

from django.shortcuts import get_object_or_404, redirect, render

from goldseam.common.resources import ResourceView, attempt
from goldseam.live.came_of_it import came_of
from goldseam.live.listing import Listing
from goldseam.live.models import Room
from goldseam.live.opening_forms import TalkForm
from goldseam.people.scopes import OrganisationScoped


class RoomsView(OrganisationScoped, ResourceView):
    reader = "reads"

    def get(self, request, **kwargs):
        listing = Listing(self.organisation, request.user, request.GET)
        return render(request, "live/list.html", {"listing": listing})


class NewRoomView(OrganisationScoped, ResourceView):
    """A talk. Rooms of other purposes are opened where their practice is."""

    reader = "writes"

    def get(self, request, **kwargs):
        return self._page(TalkForm(self.organisation, request.user))

    def post(self, request, **kwargs):
        form = TalkForm(self.organisation, request.user, request.POST)
        about = {"organisation": self.organisation, "purpose": "open"}
        if attempt(form, Room.open, by=request.user, **about):
            return redirect(form.result)
        return self._page(form, status=422)

    def _page(self, form, status=200):
        return render(self.request, "live/new.html", {"form": form}, status=status)


class RoomSummaryView(OrganisationScoped, ResourceView):
    """What came of a room, for those who see what it was held about; while it is open, the way in."""

    reader = "reads"

    def load(self, number, **kwargs):
        rooms = Room.objects.filter(organisation=self.organisation).listed_for(self.request.user)
        found = rooms.select_related("organisation", "team", "facilitator", "ending")
        self.room = get_object_or_404(found, number=number)

    def get(self, request, **kwargs):
        if not self.room.is_over:
            return redirect(self.room)
        context = {"room": self.room, "written": came_of(self.room), "subject": self.room.purposed.subject(self.room)}
        return render(request, "live/show.html", context)
