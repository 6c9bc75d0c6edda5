"""The picture of a report, for whoever may see its event."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404

from goldseam.common.resources import ResourceView
from goldseam.events.uploads import media_type
from goldseam.events.views.scopes import EventScoped
from goldseam.reporting.models import ReportPicture


class PictureView(EventScoped, ResourceView):
    def load(self, **kwargs):
        super().load(**kwargs)
        if self.event.is_handed_over:
            raise Http404
        self.picture = get_object_or_404(ReportPicture, report__event=self.event)

    def get(self, request, **kwargs):
        """As something to look at, never as a page of ours: nothing in it can act here."""
        try:
            file = self.picture.file.open()
        except FileNotFoundError:
            raise Http404 from None
        response = FileResponse(file, content_type=media_type(self.picture.file.name))
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "private, max-age=3600"
        return response
