"""Attaching a page of dissent."""

from django.shortcuts import redirect, render

from goldseam.common.resources import ResourceView, attempt
from goldseam.decisions.forms.deciding import DissentForm
from goldseam.decisions.models.dissenting import MOST_WORDS
from goldseam.decisions.views.scopes import DecisionScoped


class DissentsView(DecisionScoped, ResourceView):
    """Nothing is kept of the form itself: it would say who wrote a page that is signed by the red team."""

    reader = "writes"
    leaves_no_trace = True

    def get(self, request, **kwargs):
        if not self.decision.can_be_dissented_from:
            return redirect(self.decision)
        return self._page(DissentForm(self.organisation))

    def post(self, request, **kwargs):
        form = DissentForm(self.organisation, request.POST)
        if attempt(form, self.decision.dissent, by=request.user):
            return redirect(f"{self.decision.get_absolute_url()}#dissent")
        return self._page(form, status=422)

    def _page(self, form, status=200):
        context = {"form": form, "decision": self.decision, "most": MOST_WORDS}
        return render(self.request, "decisions/dissent.html", context, status=status)
