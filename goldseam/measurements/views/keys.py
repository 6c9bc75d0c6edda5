"""Keys with which other programs add values to a series."""

from django.shortcuts import redirect, render
from django.urls import reverse

from goldseam.common.gone import get_or_gone
from goldseam.common.mail import full
from goldseam.common.resources import ResourceView, attempt
from goldseam.measurements.forms import KeyForm
from goldseam.measurements.views.scopes import SeriesScoped


class KeysView(SeriesScoped, ResourceView):
    """The new key stands in the answer to the form itself and nowhere else: it is not kept."""

    reader = "writes"

    def get(self, request, **kwargs):
        return self.page(KeyForm())

    def post(self, request, **kwargs):
        form = KeyForm(request.POST)
        # There is no page to go to that could show it again, so the verb itself sees to it that it acts once.
        if attempt(form, self.series.issue_key, by=request.user, once=request.POST.get("once", "")):
            return self.page(KeyForm(), token=form.result[1])
        return self.page(form, status=422)

    def page(self, form, status=200, token=""):
        address = full(f"/api/v1/{self.organisation.slug}/measurements/{self.series.number}/points")
        keys = self.series.keys.select_related("made_by", "revoked_by").order_by("revoked_at", "-pk")
        context = {"series": self.series, "form": form, "keys": keys, "token": token, "address": address}
        response = render(self.request, "measurements/keys.html", context, status=status)
        response["Cache-Control"] = "no-store"
        return response


class KeyView(SeriesScoped, ResourceView):
    def delete(self, request, key, **kwargs):
        keys = reverse("measurements:keys", args=[self.organisation.slug, self.series.number])
        get_or_gone(self.series.keys, keys, pk=key).revoke(by=request.user)
        return redirect(keys)
