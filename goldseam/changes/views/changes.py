"""What was changed because of events, and whether it helped."""

from django.db.models import Exists, OuterRef
from django.shortcuts import render

from goldseam.changes.models import Change, Verdict, Verification
from goldseam.changes.rows import Row
from goldseam.common.resources import ResourceView
from goldseam.common.uncounted import Uncounted
from goldseam.people.scopes import OrganisationScoped

NOT_LOOKED = "none"


class ChangesView(OrganisationScoped, ResourceView):
    """`?verdict=supported` (or too_early, worse, none): those of which the newest look says so."""

    reader = "reads"

    def get(self, request, **kwargs):
        asked = request.GET.get("verdict", "")
        asked = asked if asked in {*Verdict.values, NOT_LOOKED} else ""
        changes = Change.objects.filter(event__organisation=self.organisation).visible_to(request.user)
        shown = _saying(changes, asked).select_related("event").for_list().order_by("-pk")
        listing = Uncounted.of(shown, request.GET)
        context = {
            "listing": listing,
            "rows": [Row.of(change) for change in listing.shown],
            "asked": asked,
            "verdicts": [*Verdict.choices, (NOT_LOOKED, None)],
        }
        return render(request, "changes/list.html", context)


def _saying(changes, verdict: str):
    if not verdict:
        return changes
    looks = Verification.objects.filter(change=OuterRef("pk"))
    if verdict == NOT_LOOKED:
        return changes.filter(~Exists(looks))
    return changes.filter(Exists(looks.standing().filter(verdict=verdict)))
