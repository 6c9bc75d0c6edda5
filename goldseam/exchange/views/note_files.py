"""The note of a quarter as a file: Markdown or PDF."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from goldseam.common.resources import ResourceView
from goldseam.exchange.printing.shareout import as_pdf
from goldseam.exchange.views.account_files import download
from goldseam.people.scopes import OrganisationScoped
from goldseam.shareouts.markdown import as_markdown
from goldseam.shareouts.models import Audience, Note
from goldseam.shareouts.sections import sections_of
from goldseam.shareouts.shown import shown, shown_copy
from goldseam.shareouts.telling import Telling

FORMS = {"md": "text/markdown; charset=utf-8", "pdf": "application/pdf"}


class NoteFileView(OrganisationScoped, ResourceView):
    """What all who belong read; while nothing is published, those who write get the draft as it would be published."""

    reader = "belongs"

    def get(self, request, number, form, **kwargs) -> HttpResponse:
        if form not in FORMS:
            raise Http404
        notes = Note.objects.visible_to(request.user).filter(organisation=self.organisation)
        note = get_object_or_404(notes.with_copies(), number=number)
        title, above, sections = str(note), str(self.organisation), sections_of(_told(note))
        told = title, above, sections
        made = as_pdf(*told, footer=above) if form == "pdf" else as_markdown(*told).encode()
        return download(made, FORMS[form], f"what-we-strengthened-{note.quarter.key}.{form}")


def _told(note: Note) -> dict:
    copy = note.copy_for(Audience.ORGANISATION)
    if copy:
        return shown_copy(copy)
    telling = Telling(note, Audience.ORGANISATION, [])
    return shown(note, note.grouping, telling.parts, with_names=True)
