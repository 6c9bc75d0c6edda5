"""The library: every account that a person may read, newest first."""

from django.core.paginator import Paginator
from django.shortcuts import render

from goldseam.common.resources import ResourceView
from goldseam.people.scopes import OrganisationScoped
from goldseam.postmortems.models import Postmortem

PAGE = 30


class LibraryView(OrganisationScoped, ResourceView):
    def get(self, request, **kwargs):
        seen = Postmortem.objects.filter(organisation=self.organisation).visible_to(request.user).with_state()
        page = Paginator(seen.order_by("-pk"), PAGE).get_page(request.GET.get("page"))
        return render(request, "postmortems/library.html", {"page": page})
