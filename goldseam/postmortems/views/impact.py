"""What an event did to people and to the work."""

from django.shortcuts import redirect, render

from goldseam.common.resources import ResourceView, attempt
from goldseam.postmortems.forms import ImpactForm
from goldseam.postmortems.models import Impact
from goldseam.postmortems.views.scopes import OfEvent


class ImpactView(OfEvent, ResourceView):
    def get(self, request, **kwargs):
        return self._page(ImpactForm(instance=Impact.objects.filter(event=self.event).first()))

    def post(self, request, **kwargs):
        form = ImpactForm(request.POST)
        if attempt(form, Impact.tell, by=request.user, event=self.event):
            return redirect(f"{self.event.get_absolute_url()}#impact")
        return self._page(form, status=422)

    def _page(self, form, status=200):
        return render(self.request, "postmortems/impact.html", {"form": form, "event": self.event}, status=status)
