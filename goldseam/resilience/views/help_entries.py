"""Keeping the help directory: its entries, its words and its link. For those who manage the organisation."""

from django.shortcuts import redirect, render
from django.urls import reverse

from goldseam.common.gone import get_or_gone
from goldseam.common.resources import ResourceView, attempt
from goldseam.people.scopes import ManagerScoped
from goldseam.resilience.help_forms import HelpEntryForm, HelpPageForm
from goldseam.resilience.help_listing import Directory
from goldseam.resilience.models import HelpEntry, HelpPage


class KeepingView(ManagerScoped, ResourceView):
    """What all of it shares: the page on which the directory is kept."""

    def keep(self, entry_form=None, page_form=None, status=200):
        directory = Directory(self.organisation)
        page = directory.page
        said = {"words": page.words, "search_link": page.search_link} if page else {}
        context = {
            "directory": directory,
            "entry_form": entry_form or HelpEntryForm(),
            "page_form": page_form or HelpPageForm(initial=said),
        }
        return render(self.request, "resilience/help_entries.html", context, status=status)

    def back(self):
        return redirect("resilience:help_entries", self.organisation.slug)


class HelpEntriesView(KeepingView):
    def get(self, request, **kwargs):
        return self.keep()

    def post(self, request, **kwargs):
        form = HelpEntryForm(request.POST)
        if attempt(form, HelpEntry.add, by=request.user, organisation=self.organisation):
            return self.back()
        return self.keep(entry_form=form, status=422)


class HelpWordsView(KeepingView):
    """The words above the directory, and its open link."""

    def get(self, request, **kwargs):
        return self.back()

    def post(self, request, **kwargs):
        form = HelpPageForm(request.POST)
        if attempt(form, HelpPage.word, by=request.user, organisation=self.organisation):
            return self.back()
        return self.keep(page_form=form, status=422)

    def delete(self, request, **kwargs):
        page = HelpPage.of(self.organisation)
        if page:
            page.change_link(by=request.user)
        return self.back()


class HelpEntryView(ManagerScoped, ResourceView):
    def load(self, pk, **kwargs):
        self.entry = get_or_gone(HelpEntry, self.listing, organisation=self.organisation, pk=pk)

    def get(self, request, **kwargs):
        said = {name: getattr(self.entry, name) for name in HelpEntryForm.base_fields}
        return self._form(HelpEntryForm(initial=said))

    def post(self, request, **kwargs):
        form = HelpEntryForm(request.POST)
        if attempt(form, self.entry.amend, by=request.user):
            return self._back()
        return self._form(form, status=422)

    def patch(self, request, **kwargs):
        self.entry.confirm(by=request.user)
        return self._back()

    def delete(self, request, **kwargs):
        self.entry.take_out(by=request.user)
        return self._back()

    def _form(self, form, status=200):
        return render(self.request, "resilience/help_entry.html", {"entry": self.entry, "form": form}, status=status)

    def _back(self):
        return redirect(self.listing)

    @property
    def listing(self) -> str:
        return reverse("resilience:help_entries", args=[self.organisation.slug])
