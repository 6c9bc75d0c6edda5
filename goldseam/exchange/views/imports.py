"""Importing postmortems: choose files, look at what was recognised and what was not, bring them in."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from goldseam.common.resources import ResourceView
from goldseam.exchange.import_forms import AboutForm, ChoosingForm, ChosenForms
from goldseam.exchange.postmortems.importing import bring_all_in, content_in
from goldseam.people.scopes import OrganisationScoped
from goldseam.postmortems.part_kinds import PartKind

REASONS = {
    "is here": gettext_lazy("“%(file)s” was here already, and stays as it is."),
    "differs": gettext_lazy(
        "“%(file)s” reads differently than when it came. What people made of it here stays; "
        "under another name it comes in beside it."
    ),
    "refused": gettext_lazy("“%(file)s” could not come in. %(why)s"),
}


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
        about = AboutForm(self.organisation, request.user, request.POST)
        if not (forms.is_valid() and about.is_valid()):
            messages.error(request, _("That could not be read again. Please choose the files once more."))
            return self._choose(ChoosingForm(), status=422)
        wanted = [form.cleaned_data for form in forms if form.cleaned_data.get("is_wanted")]
        texts = [(one["file"], one["text"]) for one in wanted]
        came = list(bring_all_in(self.organisation, request.user, texts, about.cleaned_data["team"]))
        self._tell(came)
        if len(came) == 1 and came[0].postmortem:
            return redirect(came[0].postmortem)
        return redirect("postmortems:list", self.organisation.slug)

    def _tell(self, came):
        new = sum(outcome.is_new for outcome in came)
        words = ngettext("%(num)s postmortem came in.", "%(num)s postmortems came in.", new)
        (messages.success if new else messages.warning)(self.request, words % {"num": new})
        for outcome in came:
            if outcome.word in REASONS:
                messages.warning(self.request, REASONS[outcome.word] % {"file": outcome.file, "why": outcome.why})

    def _choose(self, form, status=200):
        return render(self.request, "exchange/import.html", {"form": form}, status=status)

    def _preview(self, forms):
        told = [(form, content_in(form.initial["text"], form.initial["file"])) for form in forms]
        about = AboutForm(self.organisation, self.request.user)
        context = {"forms": forms, "about": about, "told": told, "kinds": dict(PartKind.choices)}
        return render(self.request, "exchange/import_preview.html", context)
