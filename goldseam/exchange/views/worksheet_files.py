"""An experiment as a file: its worksheet as Markdown or PDF."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify

from goldseam.common.resources import ResourceView
from goldseam.exchange.experiments.markdown import as_markdown
from goldseam.exchange.experiments.worksheet import Worksheet, worksheet_of
from goldseam.exchange.printing.worksheet import as_pdf
from goldseam.exchange.views.account_files import download
from goldseam.experiments.models import Cycle
from goldseam.people.scopes import OrganisationScoped

FORMS = {"md": "text/markdown; charset=utf-8", "pdf": "application/pdf"}


class WorksheetFileView(OrganisationScoped, ResourceView):
    """For those who see the experiment. What others may read of it is its card in the library."""

    reader = "reads"

    def get(self, request, number, form, **kwargs) -> HttpResponse:
        if form not in FORMS:
            raise Http404
        cycles = Cycle.objects.filter(organisation=self.organisation).visible_to(request.user).with_state()
        sheet = worksheet_of(get_object_or_404(cycles, number=number), request.user)
        made = as_pdf(sheet, str(self.organisation)) if form == "pdf" else as_markdown(sheet).encode()
        return download(made, FORMS[form], f"{_name_of(sheet)}.{form}")


def _name_of(sheet: Worksheet) -> str:
    return f"{sheet.number}-{slugify(sheet.title)[:60] or 'experiment'}"
