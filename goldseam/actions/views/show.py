"""One action: what was promised, how it goes, and how it ended."""

from django.shortcuts import redirect

from goldseam.actions.forms import ActionForm
from goldseam.actions.views.scopes import ActionScoped
from goldseam.common.resources import ResourceView, attempt


class ActionView(ActionScoped, ResourceView):
    def get(self, request, **kwargs):
        return self.page()

    def patch(self, request, **kwargs):
        form = ActionForm(self.organisation, self.action.event, request.POST, instance=self.action)
        if attempt(form, self.action.amend, by=request.user):
            return redirect(self.action)
        self.action.refresh_from_db()
        return self.page(status=422, form=form)
