"""“Not now”: remembered on the device alone, so that nothing here says who was asked, or who declined."""

import re

from django.shortcuts import get_object_or_404, redirect

from goldseam.common.numbers import number_in
from goldseam.common.resources import ResourceView
from goldseam.events.models import Event
from goldseam.people.scopes import OrganisationScoped

COOKIE = "not_now"
A_NUMBER = re.compile(r"[0-9]{1,18}")  # A cookie can hold anything.
KEPT = 30  # Events; older ones are no longer offered anything anyway.
SECONDS = 60 * 60 * 24 * 30


class NotNowView(OrganisationScoped, ResourceView):
    sender = "belongs"
    leaves_no_trace = True

    def get(self, request, **kwargs):
        return redirect("events:list", self.organisation.slug)

    def post(self, request, **kwargs):
        seen = Event.objects.filter(organisation=self.organisation).visible_to(request.user)
        event = get_object_or_404(seen, number=number_in(request.POST.get("event", "")))
        kept = [*request.COOKIES.get(COOKIE, "").split("."), str(event.number)]
        response = redirect(event)
        told = ".".join([number for number in kept if A_NUMBER.fullmatch(number)][-KEPT:])
        path = f"/{self.organisation.slug}/"
        response.set_cookie(COOKIE, told, max_age=SECONDS, path=path, samesite="Lax", httponly=True)
        return response
