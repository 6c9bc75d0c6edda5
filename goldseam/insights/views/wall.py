"""The page on a wall: no account, no session, nothing but the link."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View

from goldseam.common.open_pages import untraced
from goldseam.common.pace import Pace
from goldseam.insights.models import WallDisplay
from goldseam.insights.wall import Wall

SECONDS = 60
PACE = Pace(30, SECONDS)
THEMES = {"light", "dark"}


@method_decorator(login_not_required, name="dispatch")
class WallShowView(View):
    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        display = WallDisplay.by_token(code)
        if display is None:
            raise Http404
        if not PACE.allows(display.pk):
            return HttpResponse(_("Too often. Wait for a minute."), status=429, headers={"Retry-After": str(SECONDS)})
        display.use()
        return untraced(self._page(request, Wall(display.organisation)))

    def _page(self, request: HttpRequest, wall: Wall) -> HttpResponse:
        theme = request.GET.get("theme", "")
        with timezone.override(wall.zone):
            return render(request, "insights/wall.html", {"wall": wall, "theme": theme if theme in THEMES else ""})
