"""Changing the plan after the start: visible to everybody who reads the result."""

from django.http import Http404
from django.shortcuts import redirect, render

from goldseam.common.resources import ResourceView, attempt
from goldseam.experiments.forms.parts import PARTS
from goldseam.experiments.plan.amendments import amendments_of
from goldseam.experiments.plan.gaps import scale_hint
from goldseam.experiments.plan.overtaking import Meeting
from goldseam.experiments.sample.sentences import reckoned
from goldseam.experiments.views.scopes import CycleScoped


class AmendmentsView(CycleScoped, ResourceView):
    """What was changed so far; `?part=scale` opens that part of the plan for a change."""

    def load(self, **kwargs):
        super().load(**kwargs)
        self.part = self.request.GET.get("part", "")
        if self.part and self.part not in PARTS:
            raise Http404

    def get(self, request, **kwargs):
        if not self.cycle.is_started:
            return self.back_to("plan")
        can_amend = self.part and request.membership.writes and not self.cycle.is_studied
        return self._page(PARTS[self.part](self.cycle, is_amendment=True) if can_amend else None)

    def post(self, request, **kwargs):
        if not self.part:
            return redirect(request.path)
        form = PARTS[self.part](self.cycle, request.POST, is_amendment=True)
        if attempt(form, Meeting(self.cycle.amend, form), by=request.user):
            return redirect("experiments:amendments", self.organisation.slug, self.cycle.number)
        return self._page(form, status=422)

    def _page(self, form, status=200):
        plan = self.cycle.plan
        fitting = scale_hint(plan)
        context = {
            "cycle": self.cycle,
            "form": form,
            "fitting": fitting.label if fitting else "",
            "reckoning": reckoned(self.cycle, plan),
            "parts": PARTS.values(),
            "amendments": amendments_of(self.cycle),
            "can_write": self.cycle.can_be_edited_by(self.request.user),
        }
        return render(self.request, "experiments/amendments.html", context, status=status)
