"""Importing postmortems: choose files, look at what was recognised and what was not, bring them in."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from goldseam.common.resources import ResourceView
from goldseam.exchange.import_forms import ChoosingForm, ChosenForms
from goldseam.exchange.postmortems.importing import bring_in, content_in
from goldseam.people.scopes import OrganisationScoped
from goldseam.postmortems.part_kinds import PartKind


class ImportView(OrganisationScoped, ResourceView):
    """POST shows what would come in; PUT brings in what was chosen of it."""

    reader = "writes"

    def get(self, request, **kwargs):
        return self._choose(ChoosingForm())

    def post(self, request, **kwargs):
        form = ChoosingForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._choose(form, status=422)
        initial = [{"file": name, "text": text, "is_wanted": True} for name, text in form.cleaned_data["found"]]
        return self._preview(ChosenForms(initial=initial, prefix="files"))

    def put(self, request, **kwargs):
        forms = ChosenForms(request.POST, prefix="files")
        if not forms.is_valid():
            return self._choose(ChoosingForm(), status=422)
        wanted = [form.cleaned_data for form in forms if form.cleaned_data.get("is_wanted")]
        came = [bring_in(self.organisation, request.user, one["file"] or "…", one["text"]) for one in wanted]
        self._tell(came)
        if len(came) == 1:
            return redirect(came[0].postmortem)
        return redirect("postmortems:list", self.organisation.slug)

    def _tell(self, came):
        new = sum(outcome.is_new for outcome in came)
        if new:
            words = ngettext("%(num)s postmortem came in.", "%(num)s postmortems came in.", new)
            messages.success(self.request, words % {"num": new})
        if here := len(came) - new:
            words = ngettext("%(num)s was here already, and stays.", "%(num)s were here already, and stay.", here)
            messages.warning(self.request, words % {"num": here})

    def _choose(self, form, status=200):
        return render(self.request, "exchange/import.html", {"form": form}, status=status)

    def _preview(self, forms):
        told = [(form, content_in(form.initial["text"], form.initial["file"])) for form in forms]
        context = {"forms": forms, "told": told, "kinds": dict(PartKind.choices)}
        return render(self.request, "exchange/import_preview.html", context)
