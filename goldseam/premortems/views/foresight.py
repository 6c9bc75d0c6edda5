"""What was foreseen: two shares, and the records behind them."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from goldseam.common.resources import ResourceView
from goldseam.people.scopes import OrganisationScoped
from goldseam.premortems.measures import Foresight

FEW, PAGE = 5, 30
OF_RISKS = {
    "came_true": _("Named, and came true"),
    "did_not": _("Named, and did not come true"),
    "silent": _("Came true, and no signal had said so"),
}
OF_EVENTS = {"foreseen": _("Failures that had been named"), "unpredicted": _("Failures that nobody predicted")}
LISTS = OF_RISKS | OF_EVENTS


class ForesightView(OrganisationScoped, ResourceView):
    """`?list=silent` shows one of the lists whole."""

    reader = "reads"

    def get(self, request, **kwargs):
        foresight = Foresight(self.organisation, request.user)
        if name := request.GET.get("list"):
            return self.whole(foresight, name)
        few = {name: self.shown(_records(foresight, name)[:FEW]) for name in LISTS}
        context = {"foresight": foresight, "few": few, "counts": foresight.counts, "titles": LISTS}
        return render(request, "premortems/measures.html", context)

    def whole(self, foresight, name: str):
        if name not in LISTS:
            raise Http404
        page = Paginator(_records(foresight, name), PAGE).get_page(self.request.GET.get("page"))
        context = {"page": page, "records": self.shown(page.object_list), "name": name, "title": LISTS[name]}
        return render(self.request, "premortems/foresight_list.html", context)

    def shown(self, records) -> list:
        found = list(records)
        for one in found:
            one.organisation = self.organisation
        return found


def _records(foresight: Foresight, name: str):
    found = getattr(foresight, name)
    if name in OF_EVENTS:
        return found.order_by("-happened_at", "-pk")
    return found.select_related("premortem").order_by("-number")
