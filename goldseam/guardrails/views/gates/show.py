"""One gate: what it asks for, how far it is, how a pipeline asks it, and what it answered last."""

from django.shortcuts import render

from goldseam.artifacts.models import Artifact
from goldseam.common.resources import ResourceView
from goldseam.guardrails.gate_forms import RetirementForm
from goldseam.guardrails.snippets import snippets_of
from goldseam.guardrails.views.gates.scopes import GateScoped

NEWEST = 8


class GateView(GateScoped, ResourceView):
    def get(self, request, **kwargs):
        return gate_page(request, self.gate)


def seen_rule(request, gate):
    """The rule that it enforces, for those who may see that; a team's rule is its own."""
    return Artifact.objects.visible_to(request.user).filter(pk=gate.rule_id).first() if gate.rule_id else None


def gate_page(request, gate, status=200, **forms):
    clauses = gate.told_clauses
    asked = list(gate.asked.all()[: NEWEST + 1])
    context = {
        "gate": gate,
        "clauses": clauses,
        "seen_rule": seen_rule(request, gate),
        "problems": gate.problems,
        "roles": gate.roles.prefetch_related("people"),
        "snippets": snippets_of(gate, clauses),
        "asked": asked[:NEWEST],
        "has_more": len(asked) > NEWEST,
        "overrides": gate.overrides.select_related("by", "event__organisation")[:NEWEST],
        "override_count": gate.override_count(),
        "has_keys": gate.keys.open().exists(),
        "retirement_form": RetirementForm(),
    }
    return render(request, "guardrails/gates/show.html", context | forms, status=status)
