"""Writing down what was done, what went differently, what surprised and what it cost."""

from goldseam.common.gone import get_or_gone
from goldseam.common.resources import ResourceView, attempt
from goldseam.experiments.forms.doing import NoteForm
from goldseam.experiments.views.scopes import CycleScoped


class NotesView(CycleScoped, ResourceView):
    def post(self, request, **kwargs):
        form = NoteForm(request.POST)
        if attempt(form, self.cycle.note, by=request.user):
            return self.back_to("notes")
        return self.page(status=422, note_form=form)


class NoteView(CycleScoped, ResourceView):
    """A note is taken out by whoever wrote it."""

    def delete(self, request, pk, **kwargs):
        note = get_or_gone(self.cycle.notes.filter(by=request.user), self.place("notes"), pk=pk)
        self.cycle.take_out(by=request.user, note=note)
        return self.back_to("notes")
