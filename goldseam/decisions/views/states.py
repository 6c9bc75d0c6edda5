"""Accepting, turning down and leaving, and the ways back."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect

from goldseam.common.resources import ResourceView, attempt
from goldseam.decisions.forms.deciding import ReasonForm
from goldseam.decisions.views.scopes import DecisionScoped


class AcceptanceView(DecisionScoped, ResourceView):
    """It stays: what was accepted is superseded, never changed."""

    def post(self, request, **kwargs):
        return self.try_to(forms.Form({}), self.decision.accept, "acceptance_form")


class WayBack(DecisionScoped):
    def go_back(self, verb):
        form = forms.Form({})
        if not attempt(form, verb, by=self.request.user):
            messages.warning(self.request, " ".join(form.non_field_errors()))
        return redirect(self.decision)


class RejectionView(WayBack, ResourceView):
    def post(self, request, **kwargs):
        return self.try_to(ReasonForm(request.POST, of="reject"), self.decision.reject, "reject_form")

    def delete(self, request, **kwargs):
        return self.go_back(self.decision.take_up_again)


class DeprecationView(WayBack, ResourceView):
    def post(self, request, **kwargs):
        return self.try_to(ReasonForm(request.POST, of="deprecate"), self.decision.deprecate, "deprecate_form")

    def delete(self, request, **kwargs):
        return self.go_back(self.decision.follow_again)
