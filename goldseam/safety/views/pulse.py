"""One pulse: what people are promised, that it is open, or what came of it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.common.resources import ResourceView, attempt
from goldseam.safety.forms import PlanForm
from goldseam.safety.views.page import facts_of
from goldseam.safety.views.scopes import PulseScoped

PLANNED = ("opens_on", "closes_on", "purpose", "what_follows", "least_scores", "least_comments")


class PulseView(PulseScoped, ResourceView):
    def get(self, request, **kwargs):
        return self.page()

    def patch(self, request, **kwargs):
        form = PlanForm(request.POST)
        if attempt(form, self.pulse.amend, by=request.user):
            messages.success(request, _("Saved."))
            return redirect(self.pulse)
        self.pulse.refresh_from_db()
        return self.page(form, status=422)

    def page(self, form=None, status=200):
        pulse, person = self.pulse, self.request.user
        planned = {name: getattr(pulse, name) for name in PLANNED}
        context = {
            "pulse": pulse,
            "is_asked": pulse.asks(person),
            "can_plan": pulse.can_be_planned_by(person),
            "plan_form": form or PlanForm(initial=planned),
        }
        if pulse.is_closed:
            context |= facts_of(pulse, person)
        return render(self.request, "safety/pulses/show.html", context, status=status)
