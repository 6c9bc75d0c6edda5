"""A person's own settings."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.common.resources import ResourceView, attempt
from goldseam.people.forms.accounts import PersonForm
from goldseam.people.models import Person
from goldseam.people.scopes import PersonScoped


class SettingsView(PersonScoped, ResourceView):
    """Name, time zone, language and mail; the rest of the account is one link away."""

    def get(self, request):
        return render(request, "people/settings.html", {"form": PersonForm(instance=request.user)})

    def patch(self, request):
        # The form writes into its instance even where it refuses: the header shows the saved person.
        form = PersonForm(request.POST, instance=Person.objects.get(pk=request.user.pk))
        if attempt(form, request.user.amend, by=request.user):
            messages.success(request, _("Saved."))
            return redirect("people:settings")
        return render(request, "people/settings.html", {"form": form}, status=422)
