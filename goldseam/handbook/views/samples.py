"""The sample cases of an organisation."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.common.resources import ResourceView
from goldseam.handbook import samples
from goldseam.people.scopes import ManagerScoped


class SamplesView(ManagerScoped, ResourceView):
    """POST loads them, DELETE takes them out."""

    def get(self, request, **kwargs):
        return self._back()

    def post(self, request, **kwargs):
        count = samples.load(self.organisation, by=request.user)
        words = ngettext("%(num)d sample case is new.", "%(num)d sample cases are new.", count) % {"num": count}
        messages.success(request, words if count else _("All six are there already."))
        return self._back()

    def delete(self, request, **kwargs):
        samples.remove(self.organisation)
        messages.success(request, _("The sample cases are gone, with all that belonged to them."))
        return self._back()

    def _back(self):
        return redirect("handbook:list", self.organisation.slug)
