"""What pages share that people open by a link, without an account: nothing of them stays, and no copy of the page."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt

HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",  # What opens the page stands in its address.
    "X-Robots-Tag": "noindex",
}
# There is no session that another site could borrow, so nothing has to prove where a form comes from.
open_to_all = method_decorator([login_not_required, csrf_exempt], name="dispatch")


def untraced(response: HttpResponse) -> HttpResponse:
    """With the headers, where the response says nothing else itself."""
    for name, value in HEADERS.items():
        response.setdefault(name, value)
    return response


def open_page(request, template: str, status: int = 200, **context) -> HttpResponse:
    return untraced(render(request, template, context, status=status))
