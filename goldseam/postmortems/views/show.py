"""One postmortem as a page, and its title."""

from django.shortcuts import redirect

from goldseam.common.resources import ResourceView, attempt
from goldseam.postmortems.forms import TitleForm
from goldseam.postmortems.views.page import postmortem_page
from goldseam.postmortems.views.scopes import PostmortemScoped


class PostmortemView(PostmortemScoped, ResourceView):
    def get(self, request, **kwargs):
        return postmortem_page(request, self.review)

    def patch(self, request, **kwargs):
        form = TitleForm(self.postmortem, request.POST)
        if attempt(form, self.postmortem.rename, by=request.user):
            return redirect(self.postmortem)
        return postmortem_page(request, self.review, status=422, title_form=form)
