"""The letterboxes of an organisation, and a new one."""

from django.core.paginator import Paginator
from django.db.models import F
from django.shortcuts import redirect, render

from goldseam.common.resources import ResourceView, attempt
from goldseam.people.scopes import OrganisationScoped
from goldseam.reporting.letterbox_forms import LetterboxForm
from goldseam.reporting.models import Letterbox

PAGE = 30
OPEN_FIRST = F("closed_at").asc(nulls_first=True)


class LetterboxesView(OrganisationScoped, ResourceView):
    reader = "reads"

    def get(self, request, **kwargs):
        return self._page(LetterboxForm(self.organisation, initial={"keepers": [request.user.pk]}))

    def post(self, request, **kwargs):
        form = LetterboxForm(self.organisation, request.POST)
        if attempt(form, Letterbox.put_up, by=request.user, organisation=self.organisation):
            return redirect(form.result)
        return self._page(form, status=422)

    def _page(self, form, status=200):
        seen = Letterbox.objects.filter(organisation=self.organisation).visible_to(self.request.user)
        in_order = seen.select_related("organisation", "team").order_by(OPEN_FIRST, "name", "number")
        page = Paginator(in_order, PAGE).get_page(self.request.GET.get("page"))
        context = {"page": page, "form": form, "writes": self.membership.writes}
        return render(self.request, "reporting/letterboxes/list.html", context, status=status)
