"""The help directory: for those who belong here, and by its link for anybody, without an account."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator

from goldseam.common.devices import kept_for
from goldseam.common.open_pages import untraced
from goldseam.common.resources import ResourceView, attempt
from goldseam.people.scopes import OrganisationScoped
from goldseam.resilience.help_forms import SupporterForm
from goldseam.resilience.help_listing import Directory, languages_of
from goldseam.resilience.models import HelpPage, PeerSupporter

PEERS = 100


class HelpView(OrganisationScoped, ResourceView):
    """Outside help, the organisation's own, and colleagues who listen."""

    sender = "belongs"

    def get(self, request, **kwargs):
        return self.show(SupporterForm(initial=self._mine()))

    def show(self, form, status=200):
        peers = PeerSupporter.objects.filter(organisation=self.organisation).visible_to(self.request.user)
        context = {
            "directory": Directory(self.organisation, languages_of(self.request)),
            "peers": peers.select_related("person").order_by("person__name", "pk")[:PEERS],
            "mine": self._mine(),
            "form": form,
        }
        response = render(self.request, "resilience/help.html", context, status=status)
        response["Cache-Control"] = "no-store"
        return response

    def _mine(self) -> dict:
        own = PeerSupporter.objects.filter(organisation=self.organisation, person=self.request.user)
        return dict(own.values("words", "reach").first() or {})


class KeptHelpView(OrganisationScoped, ResourceView):
    """What a device keeps of the page, to show it without a network. Names of colleagues do not stand there."""

    def get(self, request, **kwargs):
        directory = Directory(self.organisation, languages_of(request))
        context = {"directory": directory, "kept_on": timezone.localdate()}
        response = render(request, "resilience/help_kept.html", context)
        response["Cache-Control"] = "no-store"
        return kept_for(request.user, response)


class SupportView(HelpView):
    """One's own offer to listen."""

    def get(self, request, **kwargs):
        return self._back()

    def post(self, request, **kwargs):
        form = SupporterForm(request.POST)
        if attempt(form, PeerSupporter.offer, by=request.user, organisation=self.organisation):
            return self._back()
        return self.show(form, status=422)

    def delete(self, request, **kwargs):
        PeerSupporter.withdraw(self.organisation, by=request.user)
        return self._back()

    def _back(self):
        return redirect("resilience:help", self.organisation.slug)


@method_decorator(login_not_required, name="dispatch")
class HelpPageView(ResourceView):
    """The directory by its link. Names of colleagues do not stand there."""

    def get(self, request, code):
        page = HelpPage.by_code(code)
        if page is None:
            raise Http404
        directory = Directory(page.organisation, languages_of(request))
        response = render(request, "resilience/help_open.html", {"directory": directory, "page": page})
        response["Cache-Control"] = "no-cache"  # A browser keeps it, so that it is there without a network.
        return untraced(response)
