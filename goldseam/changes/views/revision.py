"""An artifact is changed right there, because of an event."""

from django.shortcuts import render

from goldseam.artifacts.forms import ContentForm
from goldseam.artifacts.views.versions import Refusable, overtaken_by
from goldseam.changes.models import Change
from goldseam.changes.views.scopes import ChangeScoped
from goldseam.common.resources import ResourceView


class RevisionChangeView(ChangeScoped, ResourceView):
    def load(self, number, **kwargs):
        super().load(**kwargs)
        self.artifact = self.found_artifact(number)

    def get(self, request, **kwargs):
        return self.page(ContentForm(self.artifact.kind, self.artifact.current), self.fit(self.artifact.kind))

    def post(self, request, **kwargs):
        form = ContentForm(self.artifact.kind, self.artifact.current, request.POST)
        make = Refusable(Change.make)
        fit = self.fit(self.artifact.kind, request.POST)
        if self.attempt(form, fit, make, artifact=self.artifact):
            return self.done(form.result)
        return self.page(form, fit, make.overtaken, status=422)

    def page(self, form, fit, overtaken=None, status=200):
        linked = self.event.changes.filter(version__artifact=self.artifact).exists()
        context = {"artifact": self.artifact, "form": form, "fit": fit, "is_linked": linked} | self.context
        return render(self.request, "changes/revise.html", context | overtaken_by(overtaken, form), status=status)
