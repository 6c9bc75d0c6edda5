"""Regulated work: what waits for the reader, what is under control, and which artifacts answer a clause."""

from django.shortcuts import render

from goldseam.common.resources import ResourceView
from goldseam.people.scopes import OrganisationScoped
from goldseam.validation.listing import Listing
from goldseam.validation.next_steps import waiting_for


class OverviewView(OrganisationScoped, ResourceView):
    reader = "reads"

    def get(self, request, **kwargs):
        context = {
            "listing": Listing(self.organisation, request.user, request.GET),
            "waiting": waiting_for(request.user, self.organisation),
        }
        return render(request, "validation/list.html", context)
