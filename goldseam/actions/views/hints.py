"""What could make a promise easier to keep, while somebody is writing it."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldseam.actions.hints import hints
from goldseam.common.pace import Pace
from goldseam.common.resources import ResourceView
from goldseam.people.scopes import OrganisationScoped

LONGEST = 1000  # More than any of these fields takes.
PACE = Pace(most=150)  # A minute; somebody who types asks at most once in each pause.


class HintsView(OrganisationScoped, ResourceView):
    """Looks at what is typed and forgets it."""

    leaves_no_trace = True

    def post(self, request, **kwargs):
        if not PACE.allows(request.user.pk):
            return HttpResponse(status=204)
        typed = {
            name: request.POST.get(name, "")[:LONGEST] for name in ("title", "due_on", "measure", "risk_reduction")
        }
        found = hints(
            typed["title"],
            _day(typed["due_on"]),
            timezone.localdate(),
            # Fields that nobody has come to yet are no weakness.
            has_outcome=bool(typed["measure"].strip()) or not typed["risk_reduction"].strip(),
            risk_reduction=typed["risk_reduction"].strip() or None,
        )
        return render(request, "actions/_hints.html", {"hints": found})

    patch = post  # The form of an amendment names its own method.


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None
