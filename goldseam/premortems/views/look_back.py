"""Looking back: what came of each risk."""

from django.shortcuts import redirect, render

from goldseam.common.resources import ResourceView, attempt
from goldseam.premortems.forms.endings import LookBackForm
from goldseam.premortems.views.page import risks_of
from goldseam.premortems.views.scopes import PremortemScoped


class LookBackView(PremortemScoped, ResourceView):
    reader = "writes"

    def get(self, request, **kwargs):
        if self.premortem.is_looked_back_on:
            return redirect(self.premortem)
        return self._page(LookBackForm(risks_of(self.premortem)))

    def post(self, request, **kwargs):
        form = LookBackForm(risks_of(self.premortem), request.POST)
        if attempt(form, self.premortem.look_back, by=request.user):
            return self.back_to("looked-back")
        return self._page(form, status=422)

    def delete(self, request, **kwargs):
        self.premortem.take_back_look_back(by=request.user)
        return self.back_to()

    def _page(self, form, status=200):
        return render(
            self.request, "premortems/look_back.html", {"premortem": self.premortem, "form": form}, status=status
        )
