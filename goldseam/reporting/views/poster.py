"""The poster of a letterbox: one page to print, and the code on it as a picture."""

from django.http import HttpResponse
from django.shortcuts import render

from goldseam.common.qr import qr_alone, qr_in_page
from goldseam.common.resources import ResourceView
from goldseam.reporting.views.letterbox import LetterboxScoped


class PosterView(LetterboxScoped, ResourceView):
    def get(self, request, **kwargs):
        context = {"letterbox": self.letterbox, "qr": qr_in_page(self.letterbox.address)}
        return render(request, "reporting/letterboxes/poster.html", context)


class CodeView(LetterboxScoped, ResourceView):
    def get(self, request, **kwargs):
        response = HttpResponse(qr_alone(self.letterbox.address), content_type="image/svg+xml")
        response["Content-Disposition"] = f'attachment; filename="letterbox-{self.letterbox.number}.svg"'
        return response
