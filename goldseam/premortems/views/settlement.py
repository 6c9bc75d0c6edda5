"""Settling it: every risk is in good hands, and the plan has changed."""

from goldseam.common.resources import ResourceView, attempt
from goldseam.premortems.forms.endings import SettlementForm
from goldseam.premortems.views.scopes import PremortemScoped


class SettlementView(PremortemScoped, ResourceView):
    def post(self, request, **kwargs):
        form = SettlementForm(request.POST, auto_id="settle_%s")
        if attempt(form, self.premortem.settle, by=request.user):
            return self.back_to("settled")
        return self.page(status=422, settlement_form=form)

    def delete(self, request, **kwargs):
        self.premortem.unsettle(by=request.user)
        return self.back_to("settle")
