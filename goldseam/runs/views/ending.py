"""A run is handed over, finished, given up or opened again."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from goldseam.common.resources import ResourceView, attempt
from goldseam.runs.forms import AbandonmentForm, CompletionForm, HandOverForm
from goldseam.runs.views.scopes import RunScoped


class HandOverView(RunScoped, ResourceView):
    """POST hands it to somebody; PATCH takes it over oneself."""

    def post(self, request, **kwargs):
        form = HandOverForm(self.run, request.POST)
        if attempt(form, self.run.hand_over, by=request.user):
            messages.success(request, _("Handed over to %(who)s.") % {"who": self.run.held_by})
            return redirect(self.run)
        return self.page(status=422, handover_form=form)

    def patch(self, request, **kwargs):
        try:
            self.run.hand_over(by=request.user, to=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        return redirect(self.run)


class CompletionView(RunScoped, ResourceView):
    def post(self, request, **kwargs):
        form = CompletionForm(self.run, request.POST)
        if attempt(form, self.run.finish, by=request.user):
            return self.back_to("summary")
        return self.page(status=422, completion_form=form)

    def delete(self, request, **kwargs):
        self.run.reopen(by=request.user)
        return redirect(self.run)


class AbandonmentView(RunScoped, ResourceView):
    def post(self, request, **kwargs):
        form = AbandonmentForm(request.POST, auto_id="abandonment_%s")
        if attempt(form, self.run.abandon, by=request.user):
            return self.back_to("summary")
        return self.page(status=422, abandonment_form=form)

    def delete(self, request, **kwargs):
        self.run.reopen(by=request.user)
        return redirect(self.run)
