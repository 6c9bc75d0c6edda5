"""How many results it takes, worked out while somebody thinks about the size of the effect."""

from django.http import HttpResponse
from django.shortcuts import render

from goldseam.common.pace import Pace
from goldseam.common.resources import ResourceView
from goldseam.experiments.forms.plan import PredictionPart, SamplePart
from goldseam.experiments.sample.sentences import reckoned
from goldseam.experiments.views.scopes import CycleScoped

PACE = Pace(most=150)  # A minute; somebody who types asks at most once in each pause.


class SampleView(CycleScoped, ResourceView):
    """Looks at the numbers that are typed and forgets them. GET reckons with those of the plan."""

    leaves_no_trace = True

    def get(self, request, **kwargs):
        return self._page(self.cycle.plan, SamplePart(self.cycle))

    def post(self, request, **kwargs):
        if not PACE.allows(request.user.pk):
            return HttpResponse(status=204)
        return self._page(self._typed(request.POST), SamplePart(self.cycle, request.POST))

    def _typed(self, posted):
        """The plan with what stands in the forms; what cannot be read counts as it was."""
        facts = {}
        for part in (PredictionPart, SamplePart):
            form = part(self.cycle, posted)
            form.is_valid()
            facts |= {
                name: form.cleaned_data[name] for name in part.names() if name in form.cleaned_data and name in posted
            }
        return self.cycle.plan.with_fields(**facts)

    def _page(self, plan, form):
        context = {"cycle": self.cycle, "form": form, "reckoning": reckoned(self.cycle, plan)}
        return render(self.request, "experiments/sample.html", context)
