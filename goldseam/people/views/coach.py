"""The coach: which words of a text are worth a second look, asked for while somebody types it."""

from django.http import JsonResponse

from goldseam.common.coaching import marks_in
from goldseam.common.pace import Pace
from goldseam.common.prepared import prepared
from goldseam.common.resources import ResourceView
from goldseam.people.models import Membership
from goldseam.people.scopes import OrganisationScoped

LONGEST = 60_000  # More than any field of the product takes.
PACE = Pace(most=150)  # A minute; somebody who types asks at most once in each pause.


class CoachView(OrganisationScoped, ResourceView):
    """Looks at the text of one field and forgets it: no table, cache or log has the text, or who asked, or when."""

    sender = "belongs"
    leaves_no_trace = True

    def post(self, request, **kwargs):
        text = request.POST.get("text")
        if text is None:
            return JsonResponse({"marks": []}, status=422)
        if len(text) > LONGEST:
            return JsonResponse({"marks": []}, status=413)
        if not PACE.allows(request.user.pk):
            return JsonResponse({"marks": []}, status=429)
        return JsonResponse({"marks": marks_in(text, self._names())})

    def _names(self) -> list[str]:
        """Whoever may not look at the list of members does not learn from a mark who is one."""
        return _names_in(self.organisation.pk) if self.membership.reads else []


@prepared
def _names_in(organisation: int):
    return Membership.objects.filter(organisation=organisation).names()
