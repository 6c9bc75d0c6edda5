"""An action will not be done, and why; or it is taken up again."""

from django.shortcuts import redirect

from goldseam.actions.forms import DropForm
from goldseam.actions.views.scopes import ActionScoped
from goldseam.common.resources import ResourceView, attempt
from goldseam.common.returning import way_back


class DropView(ActionScoped, ResourceView):
    def post(self, request, **kwargs):
        form = DropForm(request.POST)
        if attempt(form, self.action.give_up, by=request.user):
            return redirect(way_back(request, self.action))
        return self.page(status=422, drop_form=form)

    def delete(self, request, **kwargs):
        self.action.take_up_again(by=request.user)
        return redirect(way_back(request, self.action))
