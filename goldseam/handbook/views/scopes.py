"""Loads the page of the handbook that the address names."""

from django.http import Http404

from goldseam.handbook.models import Page
from goldseam.handbook.shipped import Practice
from goldseam.people.scopes import OrganisationScoped


class PageScoped(OrganisationScoped):
    """A view of one page, or of something about it."""

    def load(self, page, **kwargs):
        if page not in Practice.values:
            raise Http404
        self.page = Page.of(self.organisation, page)
        # The header shows the organisation anyway: it need not be asked for again.
        self.page.organisation = self.organisation


class EditorScoped(PageScoped):
    """A view for those who may adapt pages."""

    def load(self, **kwargs):
        super().load(**kwargs)
        if not self.page.can_be_edited_by(self.request.user):
            raise Http404
