"""The list of webhooks, and a new one: first the sender, then what comes of its deliveries."""

from django.core.paginator import Paginator
from django.db.models import F, OuterRef, Subquery
from django.http import Http404
from django.shortcuts import redirect, render

from goldseam.common.resources import ResourceView, attempt
from goldseam.exchange.models import Delivery, Hook
from goldseam.exchange.views.webhooks_scopes import GuideScoped
from goldseam.exchange.webhooks.forms import HookForm
from goldseam.exchange.webhooks.sender import BY_KEY, SENDERS

PAGE = 40


class HooksView(GuideScoped, ResourceView):
    def get(self, request, **kwargs):
        hooks = Hook.objects.filter(organisation=self.organisation).visible_to(request.user).select_related("team")
        newest = Delivery.objects.came().filter(hook=OuterRef("pk")).order_by("-pk").values("at")[:1]
        told = hooks.annotate(newest_at=Subquery(newest)).order_by(F("closed_at").asc(nulls_first=True), "number")
        page = Paginator(told, PAGE).get_page(request.GET.get("page"))
        for hook in page.object_list:
            hook.organisation = self.organisation
        return render(request, "exchange/webhooks/list.html", {"page": page})


class SendersView(GuideScoped, ResourceView):
    def get(self, request, **kwargs):
        return render(request, "exchange/webhooks/senders.html", {"senders": SENDERS})


class NewHookView(GuideScoped, ResourceView):
    def load(self, sender, **kwargs):
        if sender not in BY_KEY:
            raise Http404
        self.from_where = BY_KEY[sender]

    def get(self, request, **kwargs):
        return self.page(self.form())

    def post(self, request, sender, **kwargs):
        form = self.form(request.POST)
        if attempt(form, Hook.make, by=request.user, organisation=self.organisation, sender=sender):
            return redirect(form.result)
        return self.page(form, status=422)

    def form(self, data=None):
        return HookForm(self.organisation, teams_for(self), self.from_where, data)

    def page(self, form, status=200):
        context = {"form": form, "sender": self.from_where}
        return render(self.request, "exchange/webhooks/new.html", context, status=status)


def teams_for(view):
    """Whoever guides chooses among the teams that they see; else the webhook would be gone from their list."""
    teams = view.organisation.teams.order_by("name")
    return teams if view.membership.manages else teams.filter(members=view.request.user)
