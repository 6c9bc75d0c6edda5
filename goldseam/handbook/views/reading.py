"""Saying that one has read a page."""

from django.shortcuts import redirect

from goldseam.common.resources import ResourceView
from goldseam.handbook.models import Reading
from goldseam.handbook.views.scopes import PageScoped


class ReadingView(PageScoped, ResourceView):
    """POST notes it; the page is no longer shown on the home page. Auditors may say so, too: it is about themselves."""

    sender = "belongs"

    def get(self, request, **kwargs):
        return redirect(self.page)

    def post(self, request, **kwargs):
        Reading.note(self.organisation, request.user, self.page.slug)
        return redirect("home", self.organisation.slug)
