"""Dates on which an account is read again, and what that showed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from goldseam.common.gone import get_or_gone
from goldseam.common.resources import ResourceView, attempt
from goldseam.postmortems.forms import NewRereadForm, RereadForm
from goldseam.postmortems.models import Reread
from goldseam.postmortems.views.page import postmortem_page
from goldseam.postmortems.views.scopes import PostmortemScoped


class RereadsView(PostmortemScoped, ResourceView):
    def post(self, request, **kwargs):
        form = NewRereadForm(request.POST, auto_id="new_reread_%s")
        if attempt(form, self.postmortem.plan_reread, by=request.user, why=Reread.Why.BY_HAND):
            return redirect(f"{self.postmortem.get_absolute_url()}#rereads")
        return postmortem_page(request, self.review, status=422, new_reread_form=form)


class RereadView(PostmortemScoped, ResourceView):
    """PATCH says what reading it again showed, DELETE takes away a date that was set by hand."""

    def load(self, pk, **kwargs):
        super().load(**kwargs)
        self.found = get_or_gone(self.postmortem.rereads, self.place, pk=pk)

    def patch(self, request, **kwargs):
        form = RereadForm(request.POST, auto_id="reread_%s")
        if attempt(form, self.postmortem.reread, by=request.user, reread=self.found):
            messages.success(request, _("Thank you. An account that is read again stays true."))
            return redirect(self.place)
        return postmortem_page(request, self.review, status=422, reread_form=form, open_reread=self.found)

    def delete(self, request, **kwargs):
        try:
            self.postmortem.cancel_reread(by=request.user, reread=self.found)
        except ValidationError as refusal:
            messages.warning(request, refusal.messages[0])
        return redirect(self.place)

    @property
    def place(self) -> str:
        return f"{self.postmortem.get_absolute_url()}#rereads"
