"""Keys with which programs read the measures."""

from django.shortcuts import redirect, render
from django.urls import reverse

from goldseam.common.gone import get_or_gone
from goldseam.common.mail import full
from goldseam.common.resources import ResourceView, attempt
from goldseam.insights.key_forms import MetricsKeyForm
from goldseam.insights.models import MetricsKey
from goldseam.people.scopes import ManagerScoped


class MetricsKeysView(ManagerScoped, ResourceView):
    """The new key stands in the answer to the form itself and nowhere else: it is not kept."""

    def get(self, request, **kwargs):
        return self.page(MetricsKeyForm())

    def post(self, request, **kwargs):
        form = MetricsKeyForm(request.POST)
        wanted = {"organisation": self.organisation, "by": request.user, "once": request.POST.get("once", "")}
        if attempt(form, MetricsKey.make, **wanted):
            return self.page(MetricsKeyForm(), token=form.result[1])
        return self.page(form, status=422)

    def page(self, form, status=200, token=""):
        keys = self.organisation.metrics_keys.select_related("made_by").order_by("revoked_at", "-pk")
        context = {"form": form, "keys": keys, "token": token, "address": full("/metrics")}
        response = render(self.request, "insights/metrics_keys.html", context, status=status)
        response["Cache-Control"] = "no-store"
        return response


class MetricsKeyView(ManagerScoped, ResourceView):
    def delete(self, request, key, **kwargs):
        keys = reverse("insights:metrics_keys", args=[self.organisation.slug])
        get_or_gone(self.organisation.metrics_keys, keys, pk=key).close(by=request.user)
        return redirect(keys)
