"""Loads the note named in the address, out of those that this person may see."""

from django.shortcuts import get_object_or_404, redirect

from goldseam.people.scopes import OrganisationScoped
from goldseam.shareouts.models import Note


class NoteScoped(OrganisationScoped):
    """A view of one note, or of something in it. Those who write see its draft."""

    reader = "writes"

    def load(self, number, **kwargs):
        notes = Note.objects.visible_to(self.request.user).filter(organisation=self.organisation)
        self.note = get_object_or_404(notes.with_copies(), number=number)

    def back_to(self, anchor: str, query: str = ""):
        return redirect(f"{self.note.draft_url}{query}#{anchor}")


class PartScoped(NoteScoped):
    """A view of one part of the draft."""

    def load(self, number, pk, **kwargs):
        super().load(number)
        self.part = get_object_or_404(self.note.parts.tellable(), pk=pk)
        self.part.note = self.note
