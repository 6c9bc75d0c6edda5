"""Somebody takes an action that came with a document, or gives it to the person who will keep it."""

from django.shortcuts import redirect

from goldseam.actions.forms import AssignForm
from goldseam.actions.views.scopes import ActionScoped
from goldseam.common.resources import ResourceView, attempt
from goldseam.common.returning import way_back


class OwnerView(ActionScoped, ResourceView):
    def post(self, request, **kwargs):
        form = AssignForm(self.organisation, request.POST)
        if attempt(form, self.action.assign, by=request.user):
            return redirect(way_back(request, self.action))
        return self.page(status=422, assign_form=form)
