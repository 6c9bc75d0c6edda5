"""What is true for the whole organisation."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.common.resources import ResourceView, attempt
from goldseam.people.forms.organisation import OrganisationForm
from goldseam.people.models import Organisation
from goldseam.people.scopes import ManagerScoped


class OrganisationView(ManagerScoped, ResourceView):
    """Name, size, time zone, and where other matters go."""

    def get(self, request, **kwargs):
        return render(request, "people/organisation.html", {"form": OrganisationForm(instance=self.organisation)})

    def patch(self, request, **kwargs):
        # The form writes into its instance even where it refuses: the header shows the saved organisation.
        form = OrganisationForm(request.POST, instance=Organisation.objects.get(pk=self.organisation.pk))
        if attempt(form, self.organisation.amend, by=request.user):
            messages.success(request, _("Saved."))
            return redirect("organisation:settings", self.organisation.slug)
        return render(request, "people/organisation.html", {"form": form}, status=422)
