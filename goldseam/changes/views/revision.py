"""An artifact is changed right there, because of an event."""

from django.shortcuts import render

from goldseam.artifacts.forms import ContentForm
from goldseam.artifacts.views.versions import Refusable, overtaken_by
from goldseam.changes.models import Change
from goldseam.changes.views.scopes import ChangeScoped
from goldseam.common.resources import ResourceView, attempt


class RevisionChangeView(ChangeScoped, ResourceView):
    def load(self, number, **kwargs):
        super().load(**kwargs)
        self.artifact = self.found_artifact(number)

    def get(self, request, **kwargs):
        return self.page(ContentForm(self.artifact.kind, self.artifact.current))

    def post(self, request, **kwargs):
        form = ContentForm(self.artifact.kind, self.artifact.current, request.POST)
        make = Refusable(Change.make)
        if attempt(form, make, by=request.user, artifact=self.artifact, **self.facts):
            return self.done(form.result)
        return self.page(form, make.overtaken, status=422)

    def page(self, form, overtaken=None, status=200):
        linked = self.event.changes.filter(version__artifact=self.artifact).exists()
        context = {"artifact": self.artifact, "form": form, "is_linked": linked} | self.context
        return render(self.request, "changes/revise.html", context | overtaken_by(overtaken, form), status=status)
