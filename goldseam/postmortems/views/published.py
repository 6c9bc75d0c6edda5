"""Public accounts, for readers without an account of their own: nothing else of the product is reached from here."""

from allauth.account.adapter import get_adapter
from csp.constants import NONE, SELF
from csp.decorators import csp_replace
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response, set_response_etag
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
    "Cache-Control": "public, no-cache",  # May be kept, but not shown before asking whether it is still there.
    "X-Robots-Tag": "noindex",
}
ONLY_TO_READ = {"script-src": [NONE], "connect-src": [NONE], "form-action": [NONE], "img-src": [SELF]}


@method_decorator([login_not_required, csp_replace(ONLY_TO_READ)], name="dispatch")
class PublicScoped(View):
    """A view of the public copies of one organisation. Where there is none, the organisation is not known here."""

    http_method_names = ["get", "head", "options"]

    def dispatch(self, request, organisation, **kwargs):
        if not PACE.allows(get_adapter().get_client_ip(request)):
            return HttpResponse(_("A moment, please."), status=429, content_type="text/plain; charset=utf-8")
        self.organisation = get_object_or_404(Organisation, slug=organisation)
        return super().dispatch(request, **kwargs)

    def page(self, template: str, **context):
        response = render(self.request, template, {"organisation": self.organisation} | context)
        for name, value in HEADERS.items():
            response[name] = value
        set_response_etag(response)
        return get_conditional_response(self.request, etag=response["ETag"], response=response)


class PublishedListView(PublicScoped):
    """Everything that an organisation has published for all, newest first."""

    def get(self, request):
        copies = Publication.objects.public().filter(postmortem__organisation=self.organisation)
        newest = copies.select_related("postmortem__organisation", "postmortem__review").order_by("-first_at", "-pk")
        page = Paginator(newest, PAGE).get_page(request.GET.get("page"))
        if not page.paginator.count:
            raise Http404
        return self.page("postmortems/published_list.html", page=page)


class PublishedView(PublicScoped):
    """One of them."""

    def get(self, request, number):
        copy = Publication.objects.public().of(self.organisation, number).first()
        if copy is None:
            raise Http404
        return self.page("postmortems/published.html", copy=copy, **shown(copy.told))
