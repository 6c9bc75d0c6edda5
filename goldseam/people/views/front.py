"""The address of the product itself: set-up on the first visit; after that each person's home."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from goldseam.common.resources import ResourceView, attempt
from goldseam.people.accounts import sign_in
from goldseam.people.forms.accounts import SetUpForm
from goldseam.people.limits import limited
from goldseam.people.models import Organisation


@method_decorator([login_not_required, never_cache], name="dispatch")
class FrontView(ResourceView):
    """Set-up while no organisation exists; then the way in."""

    @limited("set_up")
    def dispatch(self, request, *args, **kwargs):
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        if not Organisation.objects.exists():
            return render(request, "people/set_up.html", {"form": SetUpForm()})
        if not request.user.is_authenticated:
            return render(request, "people/front.html")
        return redirect(_home_of(request.user))

    def post(self, request):
        if Organisation.objects.exists():
            return redirect("front")
        form = SetUpForm(request.POST)
        if not attempt(form, _found):
            return render(request, "people/set_up.html", {"form": form}, status=422)
        organisation, owner = form.result
        if form.wants_samples:
            _load_samples(organisation, owner)
        return sign_in(request, owner, reverse("home", args=[organisation.slug]))


def _home_of(person) -> str:
    places = person.sight.memberships
    return reverse("home", args=[places[0].organisation.slug]) if len(places) == 1 else reverse("people:organisations")


def _found(start, **details):
    founded = Organisation.set_up(**details)
    return founded, founded.memberships.select_related("person").get().person


def _load_samples(organisation, owner) -> None:
    # The handbook's practices stand above people; only the first page of an install reaches up to them.
    from goldseam.handbook.samples import load

    load(organisation, by=owner)
