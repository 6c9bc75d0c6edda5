"""Looking back on a decision."""

from django.shortcuts import redirect, render

from goldseam.common.resources import ResourceView, attempt
from goldseam.decisions.forms.deciding import LookBackForm
from goldseam.decisions.views.scopes import DecisionScoped


class LookBackView(DecisionScoped, ResourceView):
    reader = "writes"

    def get(self, request, **kwargs):
        if not self.decision.is_accepted:
            return redirect(self.decision)
        return self._page(LookBackForm(self.decision))

    def post(self, request, **kwargs):
        form = LookBackForm(self.decision, request.POST)
        if attempt(form, self.decision.look_back, by=request.user):
            return redirect(f"{self.decision.get_absolute_url()}#look-back")
        return self._page(form, status=422)

    def _page(self, form, status=200):
        context = {"form": form, "decision": self.decision, "risks": self.decision.risks_for(self.request.user)}
        return render(self.request, "decisions/look_back.html", context, status=status)
