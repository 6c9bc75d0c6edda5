"""Trying a gate before it blocks anybody: on facts that one types, and on all that was asked lately."""

from django.shortcuts import render

from goldseam.common.resources import ResourceView
from goldseam.guardrails.conditions import facts_of
from goldseam.guardrails.facts_form import FactsForm
from goldseam.guardrails.past import Past
from goldseam.guardrails.standing import Standing
from goldseam.guardrails.views.gates.scopes import GateScoped

NOBODY_S = "–"  # A ref for which nothing is there.


class TryingView(GateScoped, ResourceView):
    def get(self, request, **kwargs):
        form = FactsForm(facts_of(self.gate.told_clauses), request.GET if "facts" in request.GET else None)
        tried = None
        if form.is_bound and form.is_valid():
            tried = Standing(self.gate, self.gate.project, NOBODY_S, form.cleaned_data["facts"])
        context = {"gate": self.gate, "form": form, "tried": tried, "past": Past(self.gate)}
        status = 422 if form.is_bound and not form.is_valid() else 200
        return render(request, "guardrails/gates/trying.html", context, status=status)
