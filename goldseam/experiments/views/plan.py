"""Writing the plan, part by part, until the start."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from goldseam.common.resources import ResourceView, attempt
from goldseam.experiments.forms.parts import PARTS
from goldseam.experiments.plan.overtaking import Meeting
from goldseam.experiments.views.scopes import CycleScoped


class PlanView(CycleScoped, ResourceView):
    """The plan as a whole stands on the page of the experiment."""

    def get(self, request, **kwargs):
        return self.back_to("plan")


class PlanPartView(CycleScoped, ResourceView):
    def load(self, part, **kwargs):
        super().load(**kwargs)
        if part not in PARTS:
            raise Http404
        self.part = part

    def get(self, request, **kwargs):
        return redirect(f"{self.cycle.get_absolute_url()}?part={self.part}#plan-{self.part}")

    def post(self, request, **kwargs):
        form = PARTS[self.part](self.cycle, request.POST)
        if attempt(form, Meeting(self.cycle.write_plan, form), by=request.user):
            tell_of_merge(request, form)
            return redirect(f"{self.cycle.get_absolute_url()}#part-{self.part}")
        return self.page(status=422, parts={self.part: form})


def tell_of_merge(request, form) -> None:
    """Says so where somebody else's newer version and this one were brought together."""
    base = form.cleaned_data.get("base")
    if base and form.result and form.result.number > base + 1:
        messages.info(request, _("Somebody saved a part of the plan while you were writing. Both are kept."))
