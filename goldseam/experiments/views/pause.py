"""Stopping a test at once, and going on with it when a second person agrees."""

from django.contrib import messages
from django.forms import Form
from django.utils.translation import gettext as _

from goldseam.common.resources import ResourceView, attempt
from goldseam.experiments.forms.doing import PauseForm, ResumptionForm
from goldseam.experiments.views.scopes import CycleScoped


class PauseView(CycleScoped, ResourceView):
    def post(self, request, **kwargs):
        form = PauseForm(request.POST)
        if attempt(form, self.cycle.pause, by=request.user):
            messages.success(request, _("It is stopped. Thank you for speaking up."))
            return self.back_to("pause")
        return self.page(status=422, pause_form=form)


class ResumptionView(CycleScoped, ResourceView):
    """POST asks to go on, with a reason; PATCH is somebody else’s yes; DELETE leaves it stopped."""

    def post(self, request, **kwargs):
        form = ResumptionForm(request.POST)
        if attempt(form, self.cycle.ask_to_resume, by=request.user):
            return self.back_to("pause")
        return self.page(status=422, resumption_form=form)

    def patch(self, request, **kwargs):
        return self.try_to(Form(request.POST), self.cycle.agree_to_resume, "do")

    def delete(self, request, **kwargs):
        return self.try_to(Form(request.POST), self.cycle.decline_to_resume, "pause")
