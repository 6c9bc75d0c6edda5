"""The response to a pulse: what we heard, what we change, and what we don't and why."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from goldseam.common.resources import ResourceView, attempt
from goldseam.safety.forms import ResponseForm
from goldseam.safety.views.scopes import PulseScoped


class ResponseView(PulseScoped, ResourceView):
    """To all who were asked, by those who plan; or to one team, by its members."""

    sender = reader = "writes"

    def load(self, number, team=None, **kwargs):
        super().load(number)
        self.group = get_object_or_404(self.pulse.groups, team=team) if team else None
        if not (self.pulse.is_closed and self.pulse.can_be_responded_to_by(self.request.user, self.group)):
            raise Http404
        self.response = self.pulse.responses.filter(group=self.group).first()

    def get(self, request, **kwargs):
        return self.page(ResponseForm(self.pulse, request.user, response=self.response))

    def post(self, request, **kwargs):
        form = ResponseForm(self.pulse, request.user, request.POST, response=self.response)
        if attempt(form, self.pulse.respond, by=request.user, group=self.group):
            messages.success(request, _("Said. Everybody who was asked can read it beside the results."))
            return redirect(self.pulse)
        return self.page(form, status=422)

    def page(self, form, status=200):
        context = {"pulse": self.pulse, "group": self.group, "form": form}
        return render(self.request, "safety/pulses/response.html", context, status=status)
