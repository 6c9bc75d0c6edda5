"""Holding it: opens the room, or leads back to the one that is open."""

from django.shortcuts import redirect

from goldseam.common.resources import ResourceView, attempt
from goldseam.premortems.views.page import hold_form
from goldseam.premortems.views.scopes import PremortemScoped


class RoomView(PremortemScoped, ResourceView):
    def post(self, request, **kwargs):
        form = hold_form(self.organisation, request.POST)
        if attempt(form, self._hold, by=request.user):
            return redirect(form.result)
        return self.page(status=422, hold_form=form)

    def _hold(self, by, is_rehearsal=False, **how):
        return self.premortem.rehearse(by, **how) if is_rehearsal else self.premortem.hold(by, **how)
