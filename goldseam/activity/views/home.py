"""The home page: what is next for this person, and nothing else; at the side what happened lately."""

from django.shortcuts import render

from goldseam.activity.first_steps import first_steps_of, ticked_by_hand
from goldseam.activity.home import home_of
from goldseam.activity.next_steps import fresh_steps_of
from goldseam.common.resources import ResourceView
from goldseam.people.scopes import OrganisationScoped


class HomeView(OrganisationScoped, ResourceView):
    """Each person's first page in an organisation."""

    def get(self, request, **kwargs):
        person, organisation = request.user, self.organisation
        home = home_of(person, organisation)
        download = request.GET.get("calendar", "")
        facts = {
            "groups": home.groups,
            "fresh_groups": fresh_steps_of(person, organisation),
            "path": first_steps_of(organisation, home.done) if self.membership.writes else [],
            "lately": home.lately,
            "notes": home.notes,
            "membership": self.membership,
            "organisation": organisation,
            "download": download if ticked_by_hand(download) else "",
        }
        return render(request, "activity/home.html", facts)
