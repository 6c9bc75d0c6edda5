"""A checklist from elsewhere: paste it or choose its file, look at it in the editor, keep it."""

from django.shortcuts import render

from goldseam.artifacts.forms import NewArtifactForm
from goldseam.artifacts.models import ArtifactKind
from goldseam.common.resources import ResourceView
from goldseam.exchange.checklists.bringing import called
from goldseam.exchange.checklists.forms import ChecklistForm
from goldseam.exchange.checklists.reading import LONGEST_TEXT
from goldseam.people.scopes import OrganisationScoped


class ChecklistImportView(OrganisationScoped, ResourceView):
    """POST shows what was found in the form of a new artifact. Nothing is kept before that form is sent."""

    reader = "writes"
    leaves_no_trace = True

    def get(self, request, **kwargs):
        return self.choose(ChecklistForm())

    def post(self, request, **kwargs):
        form = ChecklistForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.choose(form, status=422)
        return self.look(form.brought)

    def choose(self, form, status=200):
        return render(self.request, "exchange/checklists/import.html", {"form": form}, status=status)

    def look(self, brought):
        context = {
            "form": NewArtifactForm(self.organisation, ArtifactKind.CHECKLIST, initial=brought.initial),
            "kind": ArtifactKind.CHECKLIST,
            "count": len(brought.lines),
            "left_out": brought.left_out,
            "too_long": brought.too_long,
            "longest": LONGEST_TEXT,
            "same": called(self.organisation, self.request.user, brought.title),
        }
        return render(self.request, "exchange/checklists/look.html", context)
