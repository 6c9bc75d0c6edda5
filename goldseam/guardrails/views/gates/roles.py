"""Who may sign in a role at a gate."""

from django.shortcuts import get_object_or_404, redirect, render

from goldseam.common.resources import ResourceView, attempt
from goldseam.guardrails.gate_forms import RoleForm
from goldseam.guardrails.views.gates.scopes import GateScoped


class RoleView(GateScoped, ResourceView):
    reader = "writes"

    def load(self, role, **kwargs):
        super().load(**kwargs)
        self.role = get_object_or_404(self.gate.roles, pk=role)
        self.role.gate = self.gate

    def get(self, request, **kwargs):
        return self.page(RoleForm(self.role))

    def patch(self, request, **kwargs):
        form = RoleForm(self.role, request.POST)
        if attempt(form, self.gate.give_role, by=request.user, role=self.role):
            return redirect(self.gate)
        return self.page(form, status=422)

    def page(self, form, status=200):
        context = {"gate": self.gate, "role": self.role, "form": form}
        return render(self.request, "guardrails/gates/role.html", context, status=status)
