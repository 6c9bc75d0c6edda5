"""The notes of an organisation, a new one, and one as its readers see it."""

from django.http import Http404
from django.shortcuts import redirect, render

from goldseam.common.resources import ResourceView, attempt
from goldseam.people.scopes import OrganisationScoped
from goldseam.shareouts.forms import QuarterForm
from goldseam.shareouts.models import Audience, Note
from goldseam.shareouts.shown import shown_copy
from goldseam.shareouts.views.scopes import NoteScoped

MOST = 80  # Twenty years.


class NotesView(OrganisationScoped, ResourceView):
    """A published note is told to everybody who belongs."""

    reader = "belongs"

    def get(self, request, **kwargs):
        return self._page(None)

    def post(self, request, **kwargs):
        form = QuarterForm(self.organisation, request.POST)
        if attempt(form, lambda **asked: Note.begin(self.organisation, **asked), by=request.user):
            return redirect(form.result.draft_url)
        return self._page(form, status=422)

    def _page(self, form, status=200):
        seen = Note.objects.visible_to(self.request.user).filter(organisation=self.organisation)
        notes = list(seen.with_copies().order_by("-quarter_key")[:MOST])
        form = form or QuarterForm(self.organisation, taken={note.quarter_key for note in notes})
        return render(self.request, "shareouts/notes.html", {"notes": notes, "form": form}, status=status)


class NoteView(NoteScoped, ResourceView):
    reader = "belongs"

    def get(self, request, **kwargs):
        copy = self.note.copy_for(Audience.ORGANISATION)
        if copy:
            return render(request, "shareouts/note.html", {"copy": copy} | shown_copy(copy, self.membership.reads))
        if not self.membership.writes:
            raise Http404
        return redirect(self.note.draft_url)
