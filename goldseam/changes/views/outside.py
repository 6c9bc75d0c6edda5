"""Something that is kept elsewhere has changed because of an event."""

from django.shortcuts import render

from goldseam.changes.forms import OutsideForm
from goldseam.changes.models import Change
from goldseam.changes.views.scopes import ChangeScoped
from goldseam.common.resources import ResourceView


class OutsideChangeView(ChangeScoped, ResourceView):
    def get(self, request, **kwargs):
        return self.page(OutsideForm(), self.fit(""))

    def post(self, request, **kwargs):
        form = OutsideForm(request.POST)
        fit = self.fit(request.POST.get("kind", ""), request.POST)
        if self.attempt(form, fit, Change.start, team=self.event.team):
            return self.done(form.result)
        return self.page(form, fit, status=422)

    def page(self, form, fit, status=200):
        return render(self.request, "changes/outside.html", {"form": form, "fit": fit} | self.context, status=status)
