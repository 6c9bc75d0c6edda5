"""Accounts as files: one as Markdown, JSON or PDF, or all published copies as a static site."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from goldseam.common.resources import ResourceView
from goldseam.exchange.postmortems.formats import FORMS, name_of
from goldseam.exchange.postmortems.site import site_of
from goldseam.people.scopes import OrganisationScoped
from goldseam.postmortems.content import Content
from goldseam.postmortems.models import Origin, Postmortem, Publication
from goldseam.postmortems.telling import content_of

ORIGINAL = "original"
MOST = 2_000  # Of copies in one site; more are written by the command line, into a folder.


class AccountFileView(OrganisationScoped, ResourceView):
    """The account for those who may see it, else the copy that colleagues read."""

    def get(self, request, number, form, **kwargs):
        if form == ORIGINAL:
            return self._original(number)
        if form not in FORMS:
            raise Http404
        content = self._account(number) or self._copy(number)
        if content is None:
            raise Http404
        made = FORMS[form].written(content, str(self.organisation))
        return download(made, FORMS[form].kind, f"{name_of(content)}.{form}")

    def _original(self, number: int) -> HttpResponse:
        """The file that was imported, as it came."""
        seen = Postmortem.objects.visible_to(self.request.user).filter(organisation=self.organisation)
        origin = get_object_or_404(Origin, postmortem__in=seen, postmortem__review__number=number)
        return download(origin.text.encode(), FORMS["md"].kind, f"{number}-as-it-came.md")

    def _account(self, number: int) -> Content | None:
        seen = Postmortem.objects.visible_to(self.request.user).filter(organisation=self.organisation)
        found = seen.select_related("review__organisation").filter(review__number=number).first()
        return content_of(found, self.request.user) if found else None

    def _copy(self, number: int) -> Content | None:
        copy = Publication.objects.visible_to(self.request.user).of(self.organisation, number).first()
        return copy.told if copy else None


class SiteView(OrganisationScoped, ResourceView):
    """`?for=public`: only what strangers may read, too."""

    reader = "reads"

    def get(self, request, **kwargs):
        audience = "public" if request.GET.get("for") == "public" else "organisation"
        copies = Publication.objects.visible_to(request.user).filter(postmortem__organisation=self.organisation)
        newest = list(copies.filter(audience=audience).order_by("-first_at", "-pk")[:MOST])
        packed = io.BytesIO()
        with ZipFile(packed, "w", ZIP_DEFLATED) as file:
            for name, content in site_of(self.organisation, newest):
                file.writestr(name, content)
        return download(packed.getvalue(), "application/zip", f"{self.organisation.slug}-postmortems.zip")


def download(content: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=kind, headers=headers)
