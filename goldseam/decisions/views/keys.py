"""Keys with which programs read and add pre-mortems and decisions."""

from django.shortcuts import redirect, render
from django.urls import reverse

from goldseam.common.gone import get_or_gone
from goldseam.common.mail import full
from goldseam.common.resources import ResourceView, attempt
from goldseam.decisions.forms.keys import AheadKeyForm
from goldseam.decisions.models import AheadKey
from goldseam.people.scopes import OrganisationScoped


class KeysView(OrganisationScoped, ResourceView):
    """The new key stands in the answer to the form itself and nowhere else: it is not kept."""

    reader = "writes"

    def get(self, request, **kwargs):
        return self.page(AheadKeyForm(self.organisation, request.user))

    def post(self, request, **kwargs):
        form = AheadKeyForm(self.organisation, request.user, request.POST)
        wanted = {"organisation": self.organisation, "by": request.user, "once": request.POST.get("once", "")}
        if attempt(form, AheadKey.make, **wanted):
            return self.page(AheadKeyForm(self.organisation, request.user), token=form.result[1])
        return self.page(form, status=422)

    def page(self, form, status=200, token=""):
        keys = AheadKey.visible_to(self.request.user, self.organisation).select_related("made_by", "revoked_by", "team")
        context = {
            "form": form,
            "keys": keys.order_by("revoked_at", "-pk"),
            "token": token,
            "api": full(f"/api/v1/{self.organisation.slug}"),
        }
        response = render(self.request, "decisions/keys.html", context, status=status)
        response["Cache-Control"] = "no-store"
        return response


class KeyView(OrganisationScoped, ResourceView):
    reader = "writes"

    def delete(self, request, key, **kwargs):
        keys = reverse("decisions:keys", args=[self.organisation.slug])
        get_or_gone(AheadKey.visible_to(request.user, self.organisation), keys, pk=key).close(by=request.user)
        return redirect(keys)
