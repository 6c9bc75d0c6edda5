"""When the organisation wants a written account."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.common.resources import ResourceView, attempt
from goldseam.postmortems.forms import CriteriaForm
from goldseam.postmortems.models import Criteria
from goldseam.postmortems.views.scopes import GuideScoped


class CriteriaView(GuideScoped, ResourceView):
    def get(self, request, **kwargs):
        return self._page(CriteriaForm(instance=Criteria.of(self.organisation)))

    def post(self, request, **kwargs):
        form = CriteriaForm(request.POST)
        if attempt(form, Criteria.of(self.organisation).amend, by=request.user):
            messages.success(request, _("Saved. Events are measured by this from now on."))
            return redirect("postmortems:criteria", self.organisation.slug)
        return self._page(form, status=422)

    def _page(self, form, status=200):
        return render(self.request, "postmortems/criteria.html", {"form": form}, status=status)
