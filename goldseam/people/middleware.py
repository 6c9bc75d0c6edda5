"""Who reads: asks them to sign in, and shows times in their zone and words in their language."""

import zoneinfo
from urllib.parse import urlsplit

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.utils import timezone, translation


class SignInMiddleware(LoginRequiredMiddleware):
    """Everything asks for a sign-in unless it says otherwise.

    Somebody whose session ended while they wrote comes back to the page that they wrote on: what they typed waits
    there, kept by their device.
    """

    def handle_no_permission(self, request, view_func):
        if request.method in ("GET", "HEAD"):
            return super().handle_no_permission(request, view_func)
        return redirect_to_login(_page_before(request), self.get_login_url(view_func))


def _page_before(request) -> str:
    """The page of ours on which the form stood; the front page where the browser names none."""
    try:
        page = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return "/"
    return page.path if page.netloc == request.get_host() else "/"


class ReaderMiddleware:
    """From the person's own settings; for who has not signed in, UTC and the browser's language."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            timezone.activate(zoneinfo.ZoneInfo(request.user.time_zone))
            translation.activate(request.user.language)
        else:
            timezone.deactivate()
            translation.activate(translation.get_language_from_request(request))
        response = self.get_response(request)
        # Nobody between us and the reader keeps a copy, and a browser asks before it shows its own. Addresses that open
        # without a sign-in often hold what opens them: of those the browser keeps nothing.
        response.setdefault("Cache-Control", "private, no-cache" if request.user.is_authenticated else "no-store")
        return response
