"""A gate goes on trial, comes into force, is a draft again, or goes out of use."""

from django.shortcuts import redirect

from goldseam.common.resources import ResourceView, attempt
from goldseam.guardrails.gate_forms import Plain, RetirementForm
from goldseam.guardrails.views.gates.scopes import GateScoped
from goldseam.guardrails.views.gates.show import gate_page


class TrialView(GateScoped, ResourceView):
    def post(self, request, **kwargs):
        return step(request, self.gate, self.gate.begin_trial)

    def delete(self, request, **kwargs):
        return step(request, self.gate, self.gate.draft_again)


class ActivationView(GateScoped, ResourceView):
    def post(self, request, **kwargs):
        return step(request, self.gate, self.gate.activate)


class RetirementView(GateScoped, ResourceView):
    def post(self, request, **kwargs):
        form = RetirementForm(request.POST)
        if attempt(form, self.gate.retire, by=request.user):
            return redirect(self.gate)
        return gate_page(request, self.gate, status=422, retirement_form=form)

    def delete(self, request, **kwargs):
        self.gate.bring_back(by=request.user)
        return redirect(self.gate)


def step(request, gate, verb):
    form = Plain(request.POST)
    if attempt(form, verb, by=request.user):
        return redirect(gate)
    return gate_page(request, gate, status=422, refusal=form)
