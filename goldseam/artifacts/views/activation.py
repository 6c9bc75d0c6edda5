"""People work by an artifact from now on; undone, it is a draft again."""

from goldseam.artifacts.forms import ActivationForm
from goldseam.artifacts.views.trial import Staging


class ActivationView(Staging):
    def post(self, request, **kwargs):
        return self.go(ActivationForm(request.POST), self.artifact.activate)
