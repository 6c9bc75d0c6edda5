"""What a gate is called, whose it is, and how strict it is."""

from django.shortcuts import redirect, render

from goldseam.common.resources import ResourceView, attempt
from goldseam.guardrails.gate_forms import GateForm
from goldseam.guardrails.views.gates.scopes import GateScoped


class DetailsView(GateScoped, ResourceView):
    reader = "writes"

    def get(self, request, **kwargs):
        return self.page(GateForm(self.organisation, request.user, gate=self.gate))

    def patch(self, request, **kwargs):
        form = GateForm(self.organisation, request.user, request.POST, gate=self.gate)
        if attempt(form, self.gate.describe, by=request.user):
            return redirect(self.gate)
        self.gate.refresh_from_db()
        return self.page(form, status=422)

    def page(self, form, status=200):
        return render(self.request, "guardrails/gates/details.html", {"gate": self.gate, "form": form}, status=status)
