"""Deleting what is not there any more: a second click, another tab, or a page that stood open for long.

Whoever deletes arrives where deleting leads. What is gone, what never was, and what this person may not see or delete
answer alike, so that nobody learns anything by trying. For all but deleting, what is not there is a 404 as everywhere.
"""

from functools import wraps

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect

OVERRIDES = {"put", "patch", "delete"}


class Gone(Http404):
    """What an address names is not there. `leads_to` is where deleting it leads: an address, or a thing with a page."""

    def __init__(self, leads_to):
        super().__init__()
        self.leads_to = leads_to


def get_or_gone(things, leads_to, **named):
    """The thing that is named, out of those given; see `Gone`."""
    try:
        return get_object_or_404(things, **named)
    except Http404:
        raise Gone(leads_to) from None


def ending(view, leads_to: str):
    """The view of a package that ends something; where it has ended already, one arrives at the page of that name."""

    @wraps(view)
    def ended(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except Http404:
            return redirect(leads_to)

    return ended


class GoneMiddleware:
    """Leads whoever deletes what is not there to where deleting it leads."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, Gone) and method_of(request) == "DELETE":
            return redirect(exception.leads_to)
        return None


def method_of(request) -> str:
    """The verb that is asked for; a form names PATCH, PUT or DELETE in `_method`."""
    if request.method == "POST":
        override = request.POST.get("_method", "").lower()
        return override.upper() if override in OVERRIDES else "POST"
    return request.method
