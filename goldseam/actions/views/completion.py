"""An action is done, or taken up again."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from goldseam.actions.forms import CompletionForm
from goldseam.actions.views.scopes import ActionScoped
from goldseam.common.resources import ResourceView, attempt
from goldseam.common.returning import way_back


class CompletionView(ActionScoped, ResourceView):
    def post(self, request, **kwargs):
        form = CompletionForm(request.POST)
        if attempt(form, self.action.complete, by=request.user):
            messages.success(request, _("Done: “%(title)s”") % {"title": self.action.title})
            return redirect(way_back(request, self.action))
        return self.page(status=422, completion_form=form)

    def delete(self, request, **kwargs):
        self.action.take_up_again(by=request.user)
        return redirect(way_back(request, self.action))
