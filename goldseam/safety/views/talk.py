"""For teams that are too small to hide in: a talk in place of a pulse."""

from django.shortcuts import render

from goldseam.common.resources import ResourceView
from goldseam.people.scopes import OrganisationScoped


class TalkView(OrganisationScoped, ResourceView):
    def get(self, request, **kwargs):
        return render(request, "safety/pulses/talk.html")
