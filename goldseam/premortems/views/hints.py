"""What could make a trigger easier to notice, while somebody writes it."""

from django.http import HttpResponse
from django.shortcuts import render

from goldseam.common.pace import Pace
from goldseam.common.resources import ResourceView
from goldseam.people.scopes import OrganisationScoped
from goldseam.premortems.trigger_hints import hints

PACE = Pace(most=150)  # A minute; somebody who types asks at most once in each pause.
FIELDS = ("observable", "comparator", "threshold", "source", "looked_at_every")


class HintsView(OrganisationScoped, ResourceView):
    """Looks at what is typed and forgets it."""

    leaves_no_trace = True

    def post(self, request, **kwargs):
        if not PACE.allows(request.user.pk):
            return HttpResponse(status=204)
        typed = [request.POST.get(name, "").strip() for name in FIELDS]
        return render(request, "premortems/_hints.html", {"hints": hints(*typed)})

    patch = post  # The form of an amendment names its own method.
