"""The list of gates, and a new one."""

from django.core.paginator import Paginator
from django.db.models import Count, F
from django.shortcuts import get_object_or_404, redirect, render

from goldseam.artifacts.models import Artifact
from goldseam.common.numbers import number_in
from goldseam.common.resources import ResourceView, attempt
from goldseam.guardrails.gate_forms import GateForm
from goldseam.guardrails.models import Gate
from goldseam.people.scopes import OrganisationScoped

PAGE = 40


class GatesView(OrganisationScoped, ResourceView):
    def get(self, request, **kwargs):
        seen = Gate.objects.filter(organisation=self.organisation).visible_to(request.user).with_stage()
        gates = seen.select_related("team").annotate(clause_count=Count("clauses"))
        ordered = gates.order_by(F("retirement").asc(nulls_first=True), "title", "number")
        return render(
            request, "guardrails/gates/list.html", {"page": Paginator(ordered, PAGE).get_page(_asked(request))}
        )


def _asked(request) -> str:
    return request.GET.get("page", "1")


class NewGateView(OrganisationScoped, ResourceView):
    """Of a rule (`?rule=N`), or by itself."""

    reader = "writes"

    def load(self, **kwargs):
        seen = Artifact.objects.filter(organisation=self.organisation).visible_to(self.request.user)
        number = number_in(self.request.GET.get("rule", ""))
        self.rule = get_object_or_404(seen.select_related("team"), number=number) if number is not None else None

    def get(self, request, **kwargs):
        return self.page(GateForm(self.organisation, request.user, rule=self.rule))

    def post(self, request, **kwargs):
        form = GateForm(self.organisation, request.user, request.POST, rule=self.rule)
        if attempt(form, Gate.make, by=request.user, organisation=self.organisation, rule=self.rule):
            return redirect("gates:clauses", self.organisation.slug, form.result.name)
        return self.page(form, status=422)

    def page(self, form, status=200):
        rule = self.rule
        context = {"form": form, "rule": rule, "said": rule.current if rule else None}
        return render(self.request, "guardrails/gates/new.html", context, status=status)
