"""Somebody verifies that a finished action is in place."""

from django.shortcuts import redirect

from goldseam.actions.forms import ConfirmationForm
from goldseam.actions.views.scopes import ActionScoped
from goldseam.common.resources import ResourceView, attempt
from goldseam.common.returning import way_back


class ConfirmationView(ActionScoped, ResourceView):
    def post(self, request, **kwargs):
        form = ConfirmationForm(request.POST, auto_id="confirm_%s")
        if attempt(form, self.action.confirm, by=request.user):
            return redirect(way_back(request, self.action))
        return self.page(status=422, confirmation_form=form)
