"""A version that stands already answers an event as well."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from goldseam.changes.models import Change
from goldseam.changes.views.scopes import ChangeScoped
from goldseam.common.resources import ResourceView


class LinkView(ChangeScoped, ResourceView):
    def load(self, number, version, **kwargs):
        super().load(**kwargs)
        self.version = get_object_or_404(self.found_artifact(number).versions, number=version)

    def post(self, request, **kwargs):
        fit = self.fit(self.version.artifact.kind, request.POST)
        if fit.is_valid():
            return self.done(Change.link(by=request.user, version=self.version, **fit.cleaned_data, **self.facts))
        messages.error(request, " ".join(fit.errors["why_nevertheless"]))
        address = reverse("changes:revise", args=[self.organisation.slug, self.version.artifact.number])
        return redirect(f"{address}?{self.context['query']}")
