"""Adding to an account what came to light later."""

from django.shortcuts import redirect

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
