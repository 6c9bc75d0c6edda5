"""How small a try should be, while somebody says how sure they are and what a failure would cost."""

from django.shortcuts import render

from goldseam.common.resources import ResourceView
from goldseam.experiments.forms.plan import ScalePart
from goldseam.experiments.plan.gaps import scale_hint
from goldseam.experiments.views.scopes import CycleScoped


class ScaleHintView(CycleScoped, ResourceView):
    """Looks at the two answers and forgets them."""

    leaves_no_trace = True

    def post(self, request, **kwargs):
        form = ScalePart(self.cycle, request.POST)
        form.is_valid()
        told = {name: form.cleaned_data.get(name, "") for name in ("belief", "cost_of_failure")}
        fitting = scale_hint(self.cycle.plan.with_fields(**told))
        context = {"fitting": fitting.label if fitting else ""}
        return render(request, "experiments/_scale_hint.html", context)
