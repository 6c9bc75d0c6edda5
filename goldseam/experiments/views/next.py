"""The next cycle of the ramp: the plan is carried over, and one thing is tried more widely or differently."""

from django.shortcuts import redirect

from goldseam.common.resources import ResourceView, attempt
from goldseam.experiments.forms.studying import NextForm
from goldseam.experiments.views.scopes import CycleScoped


class NextView(CycleScoped, ResourceView):
    def post(self, request, **kwargs):
        form = NextForm(self.cycle, request.POST)
        if attempt(form, self.cycle.follow_up, by=request.user):
            return redirect(form.result)
        return self.page(status=422, next_form=form)
