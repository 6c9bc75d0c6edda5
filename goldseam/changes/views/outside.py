"""Something that is kept elsewhere has changed because of an event."""

from django.shortcuts import render

from goldseam.changes.forms import OutsideForm
from goldseam.changes.models import Change
from goldseam.changes.views.scopes import ChangeScoped
from goldseam.common.resources import ResourceView, attempt


class OutsideChangeView(ChangeScoped, ResourceView):
    def get(self, request, **kwargs):
        return self.page(OutsideForm())

    def post(self, request, **kwargs):
        form = OutsideForm(request.POST)
        if attempt(form, Change.start, by=request.user, team=self.event.team, **self.facts):
            return self.done(form.result)
        return self.page(form, status=422)

    def page(self, form, status=200):
        return render(self.request, "changes/outside.html", {"form": form} | self.context, status=status)
