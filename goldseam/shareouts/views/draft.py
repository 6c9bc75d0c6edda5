"""The draft of a note: its parts, each with what can be done with it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.common.numbers import number_in
from goldseam.common.resources import ResourceView, attempt
from goldseam.shareouts.forms import GroupingForm, PartForm
from goldseam.shareouts.models import PartKind
from goldseam.shareouts.views.scopes import NoteScoped


class DraftView(NoteScoped, ResourceView):
    """POST drafts it again; PATCH says by what it is told."""

    def get(self, request, **kwargs):
        return draft_page(request, self.note, edited=number_in(request.GET.get("edit", "")))

    def post(self, request, **kwargs):
        count = self.note.draft(by=request.user)
        told = ngettext("%(num)d part is new.", "%(num)d parts are new.", count) % {"num": count}
        messages.info(request, told if count else _("Nothing new has changed since. What you wrote stays as it is."))
        return redirect(self.note.draft_url)

    def patch(self, request, **kwargs):
        attempt(GroupingForm(request.POST), self.note.group, by=request.user)
        return redirect(self.note.draft_url)


def draft_page(request, note, edited: int | None = None, form=None, status: int = 200):
    """`edited` is the part that is open for writing; `form` replaces its fresh form by one that came back."""
    parts = list(note.parts.tellable().for_list())
    for part in parts:
        part.form = (form or PartForm(part)) if part.pk == edited and part.fields else None
    by_kind = [(kind, label, [part for part in parts if part.kind == kind]) for kind, label in PartKind.choices]
    context = {
        "note": note,
        "by_kind": [(kind, label, of_kind) for kind, label, of_kind in by_kind if of_kind],
        "has_anything": any(part.version_id or part.outcome_id or part.recognition_id for part in parts),
        "layers": list(note.organisation.layers.values_list("name", flat=True)),
        "teams": list(note.organisation.teams.values_list("name", flat=True)) if note.organisation.has_teams else [],
        "grouping_form": GroupingForm(initial={"grouping": note.grouping}),
    }
    return render(request, "shareouts/draft.html", context, status=status)
