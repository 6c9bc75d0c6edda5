"""A counter-measure as an action."""

from django.shortcuts import render

from goldseam.actions.forms import ActionForm
from goldseam.common.resources import ResourceView, attempt
from goldseam.premortems.views.scopes import RiskScoped


class PromisesView(RiskScoped, ResourceView):
    reader = "writes"

    def get(self, request, **kwargs):
        known = {"title": self.risk.counter_measure[:140], "owner": self.risk.owner or request.user}
        return self._page(ActionForm(self.organisation, None, initial=known))

    def post(self, request, **kwargs):
        form = ActionForm(self.organisation, None, request.POST)
        if attempt(form, self.risk.promise, by=request.user):
            return self.back_to("counter-measure")
        return self._page(form, status=422)

    def _page(self, form, status=200):
        return render(self.request, "premortems/promise.html", {"risk": self.risk, "form": form}, status=status)
