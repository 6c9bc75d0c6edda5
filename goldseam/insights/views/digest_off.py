"""Switching a digest off from the mail that it came in: without signing in, and in one step for mail programs."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from goldseam.insights.models import Subscription


@method_decorator([login_not_required, csrf_exempt], name="dispatch")
class DigestOffView(View):
    """Looking at it changes nothing: programs that check mail for harm open every link."""

    def get(self, request: HttpRequest, organisation: str, token: str) -> HttpResponse:
        return self._page(request, Subscription.by_token(token))

    def post(self, request: HttpRequest, organisation: str, token: str) -> HttpResponse:
        if found := Subscription.by_token(token):
            found.switch_off(by=None)
        return self._page(request, None)

    def _page(self, request: HttpRequest, subscription: Subscription | None) -> HttpResponse:
        response = render(request, "insights/digest_off.html", {"subscription": subscription})
        response["Cache-Control"], response["Referrer-Policy"] = "no-store", "no-referrer"
        return response
