"""Evidence on a row of the timeline: adding it, looking at it, taking it away."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from goldseam.common.gone import get_or_gone
from goldseam.common.resources import ResourceView
from goldseam.events.evidence_forms import EvidenceForm
from goldseam.events.models import Evidence
from goldseam.events.uploads import media_type
from goldseam.events.views.scopes import EditedPart, EventScoped, came_from


class EvidenceListView(EditedPart, ResourceView):
    """What there is on one row, and adding to it."""

    part = "timeline"

    def load(self, entry, **kwargs):
        super().load(**kwargs)
        self.entry = get_object_or_404(self.event.timeline.told(), pk=entry)
        self.entry.event = self.event

    def get(self, request, **kwargs):
        return self._page(EvidenceForm())

    def post(self, request, **kwargs):
        form = EvidenceForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                form.add_to(self.entry, by=request.user)
            except ValidationError as refusal:
                form.add_error(None, refusal)
            else:
                return HttpResponseRedirect(request.path + self.query)
        return self._page(form, status=422)

    def _page(self, form, status=200):
        context = self.context | {"entry": self.entry, "form": form}
        return render(self.request, "events/evidence.html", context, status=status)


class EvidenceView(EventScoped, ResourceView):
    """One piece: its file for whoever may see the event. Those who may edit the event can take it away."""

    sender = "reports"

    def load(self, entry, pk, **kwargs):
        super().load(**kwargs)
        if self.event.is_handed_over:
            raise Http404
        pieces = Evidence.objects.filter(entry__event=self.event, entry=entry)
        self.evidence = get_or_gone(pieces.select_related("entry"), self.way_back, pk=pk)
        self.evidence.entry.event = self.event

    def get(self, request, **kwargs):
        """Always as something to be kept, never as a page of ours: nothing in it can act here."""
        if not self.evidence.file:
            raise Http404
        try:
            file = self.evidence.file.open()
        except FileNotFoundError:
            raise Http404 from None
        name = self.evidence.name
        response = FileResponse(file, as_attachment=True, filename=name, content_type=media_type(name))
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "private, max-age=3600"
        return response

    def delete(self, request, **kwargs):
        if not self.event.can_be_edited_by(request.user):
            raise Http404
        try:
            self.evidence.remove(by=request.user)
        except ValidationError as refusal:
            messages.warning(request, refusal.messages[0])
        return HttpResponseRedirect(self.way_back)

    @property
    def way_back(self) -> str:
        return f"{came_from(self.request, self.organisation) or self.event.get_absolute_url()}#timeline"
