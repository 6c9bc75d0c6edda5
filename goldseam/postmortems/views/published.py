"""Public accounts, for readers without an account of their own: nothing else of the product is reached from here."""

from allauth.account.adapter import get_adapter
from csp.constants import NONE, SELF
from csp.decorators import csp_replace
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View

from goldseam.common.pace import Pace
from goldseam.people.models import Organisation
from goldseam.postmortems.models import Publication
from goldseam.postmortems.showing import shown

PAGE = 30
PACE = Pace(most=300)  # From one network address in a minute.
HEADERS = {
    "Cache-Control": "public, max-age=60",  # What is withdrawn is gone everywhere a minute later.
    "X-Robots-Tag": "noindex",
}
ONLY_TO_READ = {
    "default-src": [NONE],
    "style-src": [SELF],
    "img-src": [SELF],
    "form-action": [NONE],
    "frame-ancestors": [NONE],
    "base-uri": [NONE],
}


@method_decorator([login_not_required, csp_replace(ONLY_TO_READ)], name="dispatch")
class PublicScoped(View):
    """A view of the public copies of one organisation. Where there is none, the organisation is not known here."""

    http_method_names = ["get", "head", "options"]

    def dispatch(self, request, organisation, **kwargs):
        if not PACE.allows(get_adapter().get_client_ip(request)):
            return HttpResponse(_("A moment, please."), status=429, content_type="text/plain; charset=utf-8")
        self.organisation = Organisation.objects.filter(slug=organisation).first()
        copies = Publication.objects.public().filter(postmortem__organisation=self.organisation)
        self.copies = copies.select_related("postmortem__review", "postmortem__organisation")
        return super().dispatch(request, **kwargs)

    def page(self, template: str, **context):
        return render(
            self.request, template, {"organisation": self.organisation} | context, headers=HEADERS
        )


class PublishedListView(PublicScoped):
    """Everything that an organisation has published for all, newest first."""

    def get(self, request):
        page = Paginator(self.copies.order_by("-first_at", "-pk"), PAGE).get_page(request.GET.get("page"))
        if not page.paginator.count:
            raise Http404
        return self.page("postmortems/published_list.html", page=page)


class PublishedView(PublicScoped):
    """One of them."""

    def get(self, request, number):
        copy = self.copies.filter(postmortem__review__number=number).first()
        if copy is None:
            raise Http404
        return self.page("postmortems/published.html", copy=copy, **shown(copy.told))
