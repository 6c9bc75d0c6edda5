"""A digest as a file to print."""

from django.http import Http404, HttpResponse

from goldseam.common.resources import ResourceView
from goldseam.exchange.printing.digest import as_pdf
from goldseam.exchange.views.account_files import download
from goldseam.insights.views.digest import DigestScoped

FORMS = {"pdf": "application/pdf"}


class DigestFileView(DigestScoped, ResourceView):
    """What the page says, for those who see the page."""

    def get(self, request, rhythm, form, **kwargs) -> HttpResponse:
        if form not in FORMS:
            raise Http404
        name = f"{rhythm}-{self.digest.period.since.isoformat()}.{form}"
        return download(as_pdf(self.digest), FORMS[form], name)
