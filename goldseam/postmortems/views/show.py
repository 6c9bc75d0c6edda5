"""One postmortem as a page, and its title. Who may not see it is led to its copy, where there is one."""

from django.http import Http404
from django.shortcuts import redirect

from goldseam.common.resources import ResourceView, attempt
from goldseam.postmortems.forms import TitleForm
from goldseam.postmortems.models import Publication
from goldseam.postmortems.views.page import postmortem_page
from goldseam.postmortems.views.scopes import PostmortemScoped


class PostmortemView(PostmortemScoped, ResourceView):
    def load(self, number, **kwargs):
        self.copy = None
        try:
            super().load(number=number, **kwargs)
        except Http404:
            copies = Publication.objects.visible_to(self.request.user).of(self.organisation, number)
            self.copy = copies.first() if self.request.method in ("GET", "HEAD") else None
            if self.copy is None:
                raise

    def get(self, request, **kwargs):
        return redirect(self.copy) if self.copy else postmortem_page(request, self.review)

    def patch(self, request, **kwargs):
        form = TitleForm(self.postmortem, request.POST)
        if attempt(form, self.postmortem.rename, by=request.user):
            return redirect(self.postmortem)
        return postmortem_page(request, self.review, status=422, title_form=form)
