"""The API: one more door to the same verbs. It speaks JSON, keeps no session and sets no cookie."""

from functools import update_wrapper

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI

from goldseam import __version__
from goldseam.api.problems import answer_problems, nothing_here, wrong_verb

TOLD = "Measurements, checklists, gates, pre-mortems and decisions for programs. docs/api/ has a page for each noun."

api = NinjaAPI(title="Goldseam", version=__version__, description=TOLD, docs_url=None, urls_namespace="api")
answer_problems(api)


def door(view):
    """A view that asks for a key instead of a sign-in, and whose every answer is made for programs."""

    @login_not_required
    @csrf_exempt
    def answered(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        with timezone.override(None):  # Until a key says whose zone counts.
            response = view(request, *args, **kwargs)
        if response.status_code == 405:
            response = wrong_verb(response["Allow"]).answer
        response["Cache-Control"] = "no-store"
        patch_vary_headers(response, ["Authorization"])
        return response

    return update_wrapper(answered, view, assigned=("__doc__",), updated=())


@door
def nothing(request: HttpRequest, **kwargs) -> HttpResponse:
    """Every other address under `/api/`, so that a program never gets a page."""
    return nothing_here().answer
