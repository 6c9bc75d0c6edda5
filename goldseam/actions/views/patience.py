"""How long a promise may wait before others are told."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.actions.forms import PatienceForm
from goldseam.actions.models import Patience
from goldseam.common.resources import ResourceView, attempt
from goldseam.people.scopes import ManagerScoped


class PatienceView(ManagerScoped, ResourceView):
    def get(self, request, **kwargs):
        days = Patience.of(self.organisation).days
        return self.page(PatienceForm(initial={"days": "never" if days is None else str(days)}))

    def patch(self, request, **kwargs):
        form = PatienceForm(request.POST)
        if attempt(form, Patience.set, by=request.user, organisation=self.organisation):
            messages.success(request, _("Saved."))
            return redirect("actions:list", self.organisation.slug)
        return self.page(form, status=422)

    def page(self, form, status=200):
        return render(self.request, "actions/patience.html", {"form": form}, status=status)
