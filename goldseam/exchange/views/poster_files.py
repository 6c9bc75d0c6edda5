"""The poster of a letterbox as a file."""

from django.http import HttpResponse

from goldseam.common.resources import ResourceView
from goldseam.exchange.printing.poster import as_pdf
from goldseam.exchange.views.account_files import download
from goldseam.reporting.views.letterbox import LetterboxScoped


class PosterFileView(LetterboxScoped, ResourceView):
    def get(self, request, **kwargs) -> HttpResponse:
        return download(as_pdf(self.letterbox), "application/pdf", f"letterbox-{self.letterbox.number}.pdf")
