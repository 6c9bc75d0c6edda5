"""A note for readers without an account: nothing else of the product is reached from here."""

from django.http import Http404

from goldseam.postmortems.views.published import PublicScoped
from goldseam.shareouts.models import Audience, NotePublication
from goldseam.shareouts.shown import shown_copy


class PublicNoteView(PublicScoped):
    def get(self, request, number):
        copies = NotePublication.objects.filter(audience=Audience.PUBLIC, note__organisation=self.organisation)
        copy = copies.select_related("note__organisation").filter(note__number=number).first()
        if copy is None:
            raise Http404
        return self.page("shareouts/public.html", copy=copy, **shown_copy(copy))
