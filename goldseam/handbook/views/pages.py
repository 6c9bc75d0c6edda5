"""The handbook, and one page of it."""

from django.shortcuts import render

from goldseam.common.resources import ResourceView
from goldseam.handbook import samples
from goldseam.handbook.models import Page, Reading
from goldseam.handbook.shipped import Practice
from goldseam.handbook.views.scopes import PageScoped
from goldseam.people.scopes import OrganisationScoped


class PagesView(OrganisationScoped, ResourceView):
    """All pages in the order of the handbook, and for those who manage the organisation the sample cases."""

    def get(self, request, **kwargs):
        kept = {page.slug: page for page in self.organisation.pages.all()}
        pages = [kept.get(slug) or Page(organisation=self.organisation, slug=slug) for slug in Practice.values]
        context = {"pages": pages, "can_edit": pages[0].can_be_edited_by(request.user), "samples": None}
        if self.membership.manages:
            context["samples"] = samples.state(self.organisation)
        return render(request, "handbook/list.html", context)


class PageView(PageScoped, ResourceView):
    """One page."""

    def get(self, request, **kwargs):
        newest = self.page.versions.select_related("by").first() if self.page.pk else None
        context = {
            "page": self.page,
            "newest": newest,
            "can_edit": self.page.can_be_edited_by(request.user),
            "asks_reader": self._asks(request.user),
            "neighbours": _neighbours(self.page.slug),
        }
        return render(request, "handbook/show.html", context)

    def _asks(self, person) -> bool:
        """New members say once that they have read about the kinds of failure."""
        return self.page.slug == Practice.TAXONOMY and not Reading.has_been_done(
            self.organisation, person, self.page.slug
        )


def _neighbours(slug: str) -> list:
    """The practices before and after this one; none at the ends."""
    order = [None, *Practice, None]
    place = order.index(Practice(slug))
    return [order[place - 1], order[place + 1]]
