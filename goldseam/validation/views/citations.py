"""Clauses of standards that an artifact answers."""

from django.shortcuts import redirect

from goldseam.common.gone import get_or_gone
from goldseam.common.resources import ResourceView, attempt
from goldseam.validation.forms import CitationForm
from goldseam.validation.models import Citation
from goldseam.validation.views.dossier import dossier_page
from goldseam.validation.views.scopes import ArtifactScoped


class CitationsView(ArtifactScoped, ResourceView):
    def post(self, request, **kwargs):
        form = CitationForm(request.POST, auto_id="id_citation_%s")
        if attempt(form, Citation.add, artifact=self.artifact, by=request.user):
            return redirect(self.dossier)
        return dossier_page(request, self.artifact, status=422, citation_form=form)


class CitationView(ArtifactScoped, ResourceView):
    def delete(self, request, citation, **kwargs):
        found = get_or_gone(self.artifact.citations, self.dossier, pk=citation)
        found.artifact = self.artifact
        found.take_back(by=request.user)
        return redirect(self.dossier)
