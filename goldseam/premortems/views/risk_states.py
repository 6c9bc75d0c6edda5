"""Saying of a risk that its counter-measure stands, that one lives with it, or that it came true."""

from goldseam.common.gone import get_or_gone
from goldseam.common.resources import ResourceView, attempt
from goldseam.premortems.forms.states import AcceptanceForm, MitigationForm, OccurrenceForm
from goldseam.premortems.views.scopes import RiskScoped


class MitigationView(RiskScoped, ResourceView):
    def post(self, request, **kwargs):
        form = MitigationForm(request.POST, auto_id="mitigation_%s")
        if attempt(form, self.risk.mitigate, by=request.user):
            return self.back_to("state")
        return self.page(status=422, mitigation_form=form)

    def delete(self, request, **kwargs):
        return self.try_to(self.risk.reopen, "state")


class AcceptanceView(RiskScoped, ResourceView):
    def post(self, request, **kwargs):
        form = AcceptanceForm(request.POST, auto_id="acceptance_%s")
        if attempt(form, self.risk.accept, by=request.user):
            return self.back_to("state")
        return self.page(status=422, acceptance_form=form)

    def delete(self, request, **kwargs):
        return self.try_to(self.risk.reopen, "state")


class OccurrencesView(RiskScoped, ResourceView):
    def post(self, request, **kwargs):
        form = OccurrenceForm(self.organisation, request.user, request.POST)
        if attempt(form, self.risk.occur, by=request.user):
            return self.back_to("happened")
        return self.page(status=422, occurrence_form=form)


class OccurrenceView(RiskScoped, ResourceView):
    def delete(self, request, pk, **kwargs):
        occurrence = get_or_gone(self.risk.occurrences, self.place("happened"), pk=pk)
        return self.try_to(self.risk.take_back, "happened", occurrence=occurrence)
