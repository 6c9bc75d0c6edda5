"""Adding to an account what came to light later, and taking it out again."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from goldseam.common.gone import get_or_gone
from goldseam.common.resources import ResourceView, attempt
from goldseam.postmortems.forms import AdditionForm
from goldseam.postmortems.views.page import postmortem_page
from goldseam.postmortems.views.scopes import PostmortemScoped


class AdditionsView(PostmortemScoped, ResourceView):
    def post(self, request, **kwargs):
        form = AdditionForm(request.POST, auto_id="addition_%s")
        if attempt(form, self.postmortem.add, by=request.user):
            return redirect(f"{self.postmortem.get_absolute_url()}#later")
        return postmortem_page(request, self.review, status=422, addition_form=form)


class AdditionView(PostmortemScoped, ResourceView):
    def load(self, pk, **kwargs):
        super().load(**kwargs)
        self.addition = get_or_gone(self.postmortem.additions, self.place, pk=pk)

    def delete(self, request, **kwargs):
        try:
            self.postmortem.remove_addition(by=request.user, addition=self.addition)
        except ValidationError as refusal:
            messages.warning(request, refusal.messages[0])
        else:
            messages.success(request, self._what_is_left)
        return redirect(self.place)

    @property
    def place(self) -> str:
        return f"{self.postmortem.get_absolute_url()}#later"

    @property
    def _what_is_left(self) -> str:
        if self.postmortem.is_published:
            return _("Taken out here. A published copy keeps it until you publish again, or withdraw it.")
        return _("Taken out.")
