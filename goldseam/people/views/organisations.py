"""The organisations that a person belongs to, and founding another one."""

from django.shortcuts import redirect, render

from goldseam.common.resources import ResourceView, attempt
from goldseam.people.forms.accounts import FoundingForm
from goldseam.people.limits import limited
from goldseam.people.models import Organisation
from goldseam.people.scopes import PersonScoped, last_used_first


class OrganisationsView(ResourceView):
    """Where do you want to work? The last used one comes first."""

    def get(self, request):
        return render(request, "people/organisations.html", {"memberships": last_used_first(request)})


class NewOrganisationView(PersonScoped, ResourceView):
    """Founding another organisation."""

    @limited("set_up")
    def dispatch(self, request, *args, **kwargs):
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return render(request, "people/new_organisation.html", {"form": FoundingForm()})

    def post(self, request):
        form = FoundingForm(request.POST)
        if attempt(form, _found, by=request.user):
            return redirect("home", form.result.slug)
        return render(request, "people/new_organisation.html", {"form": form}, status=422)


def _found(by, size, organisation):
    return Organisation.found(by=by, name=organisation, size=size)
