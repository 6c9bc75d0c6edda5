"""The form of a letterbox, and what comes after sending it."""

import secrets

from django.http import Http404, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page

from goldseam.common.open_pages import open_to_all, untraced
from goldseam.common.pace import Pace
from goldseam.common.resources import attempt
from goldseam.reporting.models import Letterbox
from goldseam.reporting.public_form import ReportForm
from goldseam.reporting.views.public import PublicView

PACE = Pace(most=60)  # Into one letterbox in a minute, whoever sends.


class LetterboxOpen(PublicView):
    """A view of the letterbox of which somebody has the key."""

    def dispatch(self, request, key, **kwargs):
        self.letterbox = Letterbox.by_key(key)
        if self.letterbox is None:
            return self._closed(key)
        return super().dispatch(request, **kwargs)

    def _closed(self, key):
        closed = Letterbox.objects.select_related("organisation").filter(key=key).first() if _is_key(key) else None
        if closed is None:
            raise Http404
        return self.page("reporting/public/closed.html", status=410, letterbox=closed)


@open_to_all
class FormView(LetterboxOpen):
    @method_decorator(gzip_page)  # Nothing in it is secret, and nothing that somebody typed: its length tells nothing.
    def get(self, request):
        return self._form(ReportForm(letterbox=self.letterbox, initial={"once": secrets.token_urlsafe(24)}))

    def post(self, request):
        form = ReportForm(request.POST, request.FILES, letterbox=self.letterbox)
        if not PACE.allows(self.letterbox.pk):
            return self._too_many(form)
        if form.is_valid() and not form.asks and attempt(form, self.letterbox.receive):
            return self._sent(form)
        return self._full(form) if is_busy(form) else self._form(form, status=422)

    def _form(self, form, status=200, **more):
        context = {"letterbox": self.letterbox, "form": form, "is_busy": False} | more
        return self.page("reporting/public/form.html", status=status, **context)

    def _too_many(self, form):
        response = self._form(form, status=429, is_busy=True)
        response["Retry-After"] = "60"
        return response

    def _full(self, form):
        response = self._form(form, status=429)
        response["Retry-After"] = "3600"
        return response

    def _sent(self, form):
        context = {
            "letterbox": self.letterbox,
            "code": form.result,
            "is_anonymous": form.is_anonymous,
            "is_at_once": form.cleaned_data.get("at_once", False),
        }
        return self.page("reporting/public/sent.html", status=201, **context)


@open_to_all
class ManifestView(LetterboxOpen):
    """What a phone needs to put this letterbox among its other apps."""

    def get(self, request):
        page = reverse("report:form", args=[self.letterbox.key])
        told = {
            "id": page,
            "name": _("Report: %(letterbox)s") % {"letterbox": self.letterbox.name},
            "short_name": _("Report"),
            "start_url": page,
            "scope": "/report/",
            "display": "standalone",
            "background_color": "#f7f3ec",
            "theme_color": "#fffdf9",
            "icons": [
                {"src": static("common/icon.svg"), "sizes": "any", "type": "image/svg+xml"},
                {"src": static("common/icon-512.png"), "sizes": "512x512", "type": "image/png"},
            ],
        }
        return untraced(JsonResponse(told, content_type="application/manifest+json"))


def is_busy(form) -> bool:
    """Whether the letterbox cannot take anything just now; without a picture it might."""
    return any(error.code == "busy" for error in form.non_field_errors().as_data())


def _is_key(key: str) -> bool:
    return "\0" not in key and len(key) < 100
