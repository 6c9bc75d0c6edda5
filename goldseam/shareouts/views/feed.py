"""The feed: what changed because somebody spoke up, newest first."""

from django.shortcuts import render

from goldseam.common.resources import ResourceView
from goldseam.people.scopes import OrganisationScoped
from goldseam.shareouts.filters import Asked
from goldseam.shareouts.listing import Listing
from goldseam.shareouts.models import Note, Recognition
from goldseam.shareouts.rows import Rows

RECOGNISED = 6


class FeedView(OrganisationScoped, ResourceView):
    """Also for those who report: it is they who spoke up."""

    reader = "belongs"

    def get(self, request, **kwargs):
        asked = Asked.of(self.organisation, request.GET, with_teams=self.membership.reads)
        listing = Listing(self.organisation, request.user, asked, request.GET.get("before", ""))
        context = {
            "asked": asked,
            "listing": listing,
            "rows": Rows(self.organisation, request.user, listing.rows).rows,
            "recognitions": self._recognitions(),
            "note": self._newest_note(),
        }
        return render(request, "shareouts/feed.html", context)

    def _recognitions(self):
        seen = Recognition.objects.visible_to(self.request.user).filter(organisation=self.organisation)
        return seen.exclude(event__visibility="restricted").with_name()[:RECOGNISED]

    def _newest_note(self):
        notes = Note.objects.published().filter(organisation=self.organisation)
        return notes.select_related("organisation").order_by("-quarter_key").first()
