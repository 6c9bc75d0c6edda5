"""Beginning a postmortem: of which event, and after which template."""

from django.shortcuts import redirect, render

from goldseam.common.resources import ResourceView, attempt
from goldseam.postmortems.forms import NewPostmortemForm
from goldseam.postmortems.models import Postmortem
from goldseam.postmortems.views.scopes import OfEvent


class NewPostmortemView(OfEvent, ResourceView):
    def get(self, request, **kwargs):
        return self._page(NewPostmortemForm(self.event))

    def post(self, request, **kwargs):
        form = NewPostmortemForm(self.event, request.POST)
        if attempt(form, Postmortem.start, by=request.user, event=self.event):
            return redirect(form.result)
        return self._page(form, status=422)

    def _page(self, form, status=200):
        return render(self.request, "postmortems/new.html", {"form": form, "event": self.event}, status=status)
