"""An artifact as a file: on paper, as Markdown, as CSV, or with all its facts as JSON."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.utils.text import slugify

from goldseam.artifacts.views.scopes import ArtifactScoped
from goldseam.common.resources import ResourceView
from goldseam.exchange.checklists.facts import as_json
from goldseam.exchange.checklists.markdown import as_markdown
from goldseam.exchange.checklists.sheet import Sheet, sheet_of
from goldseam.exchange.checklists.table import as_csv
from goldseam.exchange.printing.checklist import as_pdf
from goldseam.exchange.views.account_files import download

FORMS: dict[str, tuple[str, Callable[[Sheet], str | bytes]]] = {
    "pdf": ("application/pdf", as_pdf),
    "md": ("text/markdown; charset=utf-8", as_markdown),
    "csv": ("text/csv; charset=utf-8", as_csv),
    "json": ("application/json", as_json),
}


class ArtifactFileView(ArtifactScoped, ResourceView):
    """What people work by now; `?version=2` takes another version."""

    reader = "reads"

    def get(self, request, form, **kwargs) -> HttpResponse:
        version = self._version(request.GET.get("version", ""))
        if form not in FORMS or version is None:
            raise Http404
        kind, write = FORMS[form]
        made = write(sheet_of(version, request.user))
        content = made.encode() if isinstance(made, str) else made
        return download(content, kind, f"{self.artifact.number}-{_name_of(self.artifact)}-v{version.number}.{form}")

    def _version(self, asked: str):
        if not asked:
            return self.artifact.in_force or self.artifact.current
        number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 0
        version = self.artifact.versions.filter(number=number).first()
        if version:
            version.artifact = self.artifact
        return version


def _name_of(artifact) -> str:
    return slugify(artifact.title)[:60] or "artifact"
