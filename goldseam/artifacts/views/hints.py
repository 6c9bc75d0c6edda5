"""What could make a checklist or an if-then easier to use, while somebody writes it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from goldseam.artifacts.forms import ContentForm, kind_named
from goldseam.artifacts.models import Artifact
from goldseam.common.numbers import number_in
from goldseam.common.pace import Pace
from goldseam.common.resources import ResourceView
from goldseam.people.scopes import OrganisationScoped

PACE = Pace(most=200)  # A minute; somebody who types asks at most once in each pause.


class HintsView(OrganisationScoped, ResourceView):
    """Looks at what is typed and forgets it."""

    leaves_no_trace = True

    def post(self, request, **kwargs):
        if not PACE.allows(request.user.pk):
            return HttpResponse(status=204)
        form = self.form()
        return render(request, "artifacts/_remarks.html", {"form": form})

    def form(self) -> ContentForm:
        number = number_in(self.request.GET.get("artifact", ""))
        if number is None:
            return ContentForm(kind_named(self.request.GET.get("kind", "")), data=self.request.POST)
        artifacts = Artifact.objects.filter(organisation=self.organisation).visible_to(self.request.user)
        artifact = get_object_or_404(artifacts.select_related("organisation"), number=number)
        return ContentForm(artifact.kind, artifact.current, self.request.POST)
