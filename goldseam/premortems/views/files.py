"""The risks of a pre-mortem as a file: CSV or Markdown."""

from django.http import Http404, HttpResponse
from django.utils.text import slugify

from goldseam.common.resources import ResourceView
from goldseam.premortems.files import as_csv, as_markdown
from goldseam.premortems.views.page import risks_of
from goldseam.premortems.views.scopes import PremortemScoped

FORMS = {"csv": ("text/csv; charset=utf-8", as_csv), "md": ("text/markdown; charset=utf-8", as_markdown)}


class RisksFileView(PremortemScoped, ResourceView):
    reader = "reads"

    def get(self, request, form, **kwargs):
        if form not in FORMS:
            raise Http404
        kind, write = FORMS[form]
        name = f"{self.premortem.number}-{slugify(self.premortem.title)[:60] or 'risks'}.{form}"
        content = write(self.premortem, risks_of(self.premortem))
        return HttpResponse(
            content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
        )
