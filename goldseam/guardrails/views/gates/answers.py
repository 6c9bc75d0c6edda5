"""All that a gate answered, newest first."""

from django.core.paginator import Paginator
from django.shortcuts import render

from goldseam.common.resources import ResourceView
from goldseam.guardrails.views.gates.scopes import GateScoped

PAGE = 40


class AnswersView(GateScoped, ResourceView):
    def get(self, request, **kwargs):
        page = Paginator(self.gate.asked.all(), PAGE).get_page(request.GET.get("page"))
        return render(request, "guardrails/gates/answers.html", {"gate": self.gate, "page": page})
