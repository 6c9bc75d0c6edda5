"""Opening a pulse before its day, and calling one off."""

from django.contrib import messages
from django.db import transaction
from django.utils.translation import gettext as _

from goldseam.common.resources import ResourceView
from goldseam.safety.views.scopes import PulseScoped


class OpeningView(PulseScoped, ResourceView):
    def post(self, request, **kwargs):
        return self.try_to(self._open_today)

    @transaction.atomic
    def _open_today(self):
        if self.pulse.opens_on != self.pulse.today:
            self.pulse.amend(by=self.request.user, opens_on=self.pulse.today)
        self.pulse.open()
        if self.pulse.is_open:  # Else it was called off, and its page says so.
            messages.success(self.request, _("It is open. Everybody who is asked finds the way to their own link."))


class CallingOffView(PulseScoped, ResourceView):
    def post(self, request, **kwargs):
        return self.try_to(self.pulse.call_off, by=request.user)
