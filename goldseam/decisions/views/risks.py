"""Which risks of pre-mortems belong to a decision."""

from django.shortcuts import get_object_or_404, redirect, render

from goldseam.common.numbers import number_in
from goldseam.common.resources import ResourceView, attempt
from goldseam.decisions.forms.deciding import RisksForm
from goldseam.decisions.views.scopes import DecisionScoped
from goldseam.premortems.models import Premortem

OFFERED = 50  # The newest.


class RisksView(DecisionScoped, ResourceView):
    """`?premortem=7` says of which."""

    reader = "writes"

    def load(self, **kwargs):
        super().load(**kwargs)
        number = self.request.GET.get("premortem", "")
        self.premortem = get_object_or_404(self._premortems(), number=number_in(number)) if number else None

    def get(self, request, **kwargs):
        if not self.decision.is_proposed:
            return redirect(self.decision)
        return self._page(RisksForm(self.decision, self.premortem) if self.premortem else None)

    def post(self, request, **kwargs):
        if self.premortem is None:
            return self._page(None, status=422)
        form = RisksForm(self.decision, self.premortem, request.POST)
        if attempt(form, self.decision.name_risks, by=request.user, premortem=self.premortem):
            return redirect(f"{self.decision.get_absolute_url()}#risks")
        return self._page(form, status=422)

    def _premortems(self):
        mine = Premortem.objects.filter(organisation=self.organisation).visible_to(self.request.user)
        return mine.select_related("organisation")

    def _page(self, form, status=200):
        offered = list(self._premortems().order_by("-number")[:OFFERED])
        context = {"form": form, "decision": self.decision, "premortem": self.premortem, "premortems": offered}
        return render(self.request, "decisions/risks.html", context, status=status)
