"""Saved views of the library: keeping one, another name for it, and taking it away."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from goldseam.common.gone import Gone, get_or_gone
from goldseam.common.resources import ResourceView, attempt
from goldseam.people.scopes import OrganisationScoped
from goldseam.postmortems.library_filters import LibraryFilters
from goldseam.postmortems.models import SavedView
from goldseam.postmortems.saved_view_forms import SavedViewForm, ViewForm
from goldseam.postmortems.views.library import library_page


class LibraryScoped(OrganisationScoped):
    """Something that stands on the page of the library."""

    def get(self, request, **kwargs):
        return redirect(self.library)

    def back(self, query: str):
        """The library, asked as a view asks it."""
        return redirect(f"{self.library}?{query}")

    @property
    def library(self) -> str:
        return reverse("postmortems:list", args=[self.organisation.slug])


class SavedViewsView(LibraryScoped, ResourceView):
    def post(self, request, **kwargs):
        form = SavedViewForm(request.POST, auto_id="keep_%s")
        if attempt(form, SavedView.keep, by=request.user, organisation=self.organisation):
            return self.back(form.result.query)
        asked = LibraryFilters.of_query(form.data.get("query", ""))
        return library_page(request, asked, status=422, keep_form=form)


class SavedViewView(LibraryScoped, ResourceView):
    def load(self, pk, **kwargs):
        seen = SavedView.objects.visible_to(self.request.user).filter(organisation=self.organisation)
        self.view = get_or_gone(seen, self.library, pk=pk)

    def patch(self, request, **kwargs):
        if not self.view.is_of(request.user):
            raise Http404
        form = ViewForm(request.POST, auto_id=f"view_{self.view.pk}_%s")
        if attempt(form, self.view.rename, by=request.user):
            return self.back(self.view.query)
        asked = LibraryFilters.of_query(self.view.query)
        return library_page(request, asked, status=422, refused={self.view.pk: form})

    def delete(self, request, **kwargs):
        if not self.view.can_be_removed_by(request.user):
            raise Gone(self.library)
        self.view.remove(by=request.user)
        return redirect(self.library)
