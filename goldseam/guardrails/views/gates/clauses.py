"""Clauses of a gate: one more, another wording, or one less."""

from django.shortcuts import redirect, render

from goldseam.common.gone import get_or_gone
from goldseam.common.resources import ResourceView, attempt
from goldseam.guardrails.gate_forms import ClauseForm, Plain
from goldseam.guardrails.views.gates.scopes import GateScoped
from goldseam.guardrails.views.gates.show import gate_page


class ClausesView(GateScoped, ResourceView):
    reader = "writes"

    def get(self, request, **kwargs):
        return clause_page(request, self.gate, ClauseForm(self.gate, request.user))

    def post(self, request, **kwargs):
        form = ClauseForm(self.gate, request.user, request.POST)
        if attempt(form, self.gate.add_clause, by=request.user):
            return redirect(self.gate)
        return clause_page(request, self.gate, form, status=422)


class ClauseView(GateScoped, ResourceView):
    reader = "writes"

    def load(self, clause, **kwargs):
        super().load(**kwargs)
        needs = self.gate.clauses.prefetch_related("needs__artifact", "needs__role")
        self.clause = get_or_gone(needs, self.gate, pk=clause)

    def get(self, request, **kwargs):
        form = ClauseForm(self.gate, request.user, clause=self.clause)
        return clause_page(request, self.gate, form, self.clause)

    def patch(self, request, **kwargs):
        form = ClauseForm(self.gate, request.user, request.POST, clause=self.clause)
        if attempt(form, self.gate.change_clause, by=request.user, clause=self.clause):
            return redirect(self.gate)
        return clause_page(request, self.gate, form, self.clause, status=422)

    def delete(self, request, **kwargs):
        form = Plain(request.POST)
        if attempt(form, self.gate.remove_clause, by=request.user, clause=self.clause):
            return redirect(self.gate)
        return gate_page(request, self.gate, status=422, refusal=form)


def clause_page(request, gate, form, clause=None, status=200):
    context = {"gate": gate, "form": form, "clause": clause}
    return render(request, "guardrails/gates/clause.html", context, status=status)
