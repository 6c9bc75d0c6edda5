"""A new date for an action; the first one is kept."""

from django.shortcuts import redirect

from goldseam.actions.forms import PostponementForm
from goldseam.actions.views.scopes import ActionScoped
from goldseam.common.resources import ResourceView, attempt
from goldseam.common.returning import way_back


class PostponementView(ActionScoped, ResourceView):
    def post(self, request, **kwargs):
        form = PostponementForm(request.POST, auto_id="postpone_%s")
        if attempt(form, self.action.postpone, by=request.user):
            return redirect(way_back(request, self.action))
        return self.page(status=422, postponement_form=form)
