"""Adopt, adapt or abandon."""

from django.forms import Form

from goldseam.common.resources import ResourceView, attempt
from goldseam.experiments.forms.studying import DecisionForm
from goldseam.experiments.views.scopes import CycleScoped


class DecisionView(CycleScoped, ResourceView):
    def post(self, request, **kwargs):
        form = DecisionForm(request.POST)
        if attempt(form, self.cycle.decide, by=request.user):
            return self.back_to("act")
        return self.page(status=422, decision_form=form)

    def delete(self, request, **kwargs):
        return self.try_to(Form(request.POST), self.cycle.take_back_decision, "act")
