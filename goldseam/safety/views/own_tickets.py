"""The way from an account to one's own tickets: a link for each team, by which nobody knows any more who answers."""

from django.shortcuts import render

from goldseam.common.open_pages import untraced
from goldseam.common.resources import ResourceView
from goldseam.safety.views.scopes import PulseScoped


class OwnTicketsView(PulseScoped, ResourceView):
    def get(self, request, **kwargs):
        context = {"pulse": self.pulse, "tickets": self.pulse.own_tickets(request.user)}
        return untraced(render(request, "safety/pulses/answer.html", context))
