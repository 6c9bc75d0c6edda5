"""A version that stands already answers an event as well."""

from django.shortcuts import get_object_or_404

from goldseam.changes.models import Change
from goldseam.changes.views.scopes import ChangeScoped
from goldseam.common.resources import ResourceView


class LinkView(ChangeScoped, ResourceView):
    def load(self, number, version, **kwargs):
        super().load(**kwargs)
        self.version = get_object_or_404(self.found_artifact(number).versions, number=version)

    def post(self, request, **kwargs):
        return self.done(Change.link(by=request.user, version=self.version, **self.facts))
