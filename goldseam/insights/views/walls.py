"""Wall displays: who manages the organisation makes their links, and takes them back."""

from django.shortcuts import redirect, render
from django.urls import reverse

from goldseam.common.gone import get_or_gone
from goldseam.common.qr import qr_in_page
from goldseam.common.resources import ResourceView, attempt
from goldseam.insights.key_forms import WallForm
from goldseam.insights.models import WallDisplay
from goldseam.people.scopes import ManagerScoped


class WallsView(ManagerScoped, ResourceView):
    """The new link stands in the answer to the form itself and nowhere else: it is not kept."""

    def get(self, request, **kwargs):
        return self.page(WallForm())

    def post(self, request, **kwargs):
        form = WallForm(request.POST)
        wanted = {"organisation": self.organisation, "by": request.user, "once": request.POST.get("once", "")}
        if attempt(form, WallDisplay.make, **wanted):
            return self.page(WallForm(), address=WallDisplay.address_of(form.result[1]))
        return self.page(form, status=422)

    def page(self, form, status=200, address=""):
        walls = self.organisation.wall_displays.select_related("made_by").order_by("revoked_at", "-pk")
        context = {"form": form, "walls": walls, "address": address, "code": qr_in_page(address) if address else ""}
        response = render(self.request, "insights/walls.html", context, status=status)
        response["Cache-Control"] = "no-store"
        return response


class WallView(ManagerScoped, ResourceView):
    def delete(self, request, key, **kwargs):
        walls = reverse("insights:walls", args=[self.organisation.slug])
        get_or_gone(self.organisation.wall_displays, walls, pk=key).close(by=request.user)
        return redirect(walls)
