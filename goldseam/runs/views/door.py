"""The door at which other tools ask for a checklist: a key in the address, any webhook in the body, no session."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from goldseam.common.pace import Pace
from goldseam.runs.asking import ask_for, found_at, read, told
from goldseam.runs.models import Source, StartKey

LARGEST = 256 * 1024
SECONDS = 60
PACE = Pace(60, SECONDS)
DELIVERIES = ("Idempotency-Key", "webhook-id", "X-GitHub-Delivery", "X-Gitlab-Event-UUID")


@login_not_required
@csrf_exempt
def door(request: HttpRequest, key: str) -> HttpResponse:
    """Opens the moment, and answers at once where to run the list. The same work opens it once."""
    if request.method != "POST":
        return _answer(405, {"detail": _("This address answers to POST only.")}, Allow="POST")
    found = StartKey.by_token(key)
    if found is None:
        return _answer(404, {"detail": _("There is nothing here.")})
    if not PACE.allows(found.pk):
        detail = _("Too many at once. Wait for a minute.")
        return _answer(429, {"detail": detail}, **{"Retry-After": str(SECONDS)})
    body = _body(request)
    if body is None:
        return _answer(413, {"detail": _("Too large. Send at most 256 KB.")})
    found.use()
    return _opened(found, request, read(body))


def _opened(key: StartKey, request: HttpRequest, said: dict) -> HttpResponse:
    about = {
        "project": request.GET.get("project") or found_at(said, key.project_at or "project"),
        "ref": request.GET.get("ref") or found_at(said, key.ref_at or "ref"),
        "once": next((request.headers[name] for name in DELIVERIES if name in request.headers), ""),
    }
    try:
        return _answer(200, told(ask_for(key.artifact, Source.WEBHOOK, **about)))
    except ValidationError as refusal:
        return _answer(422, {"detail": " ".join(refusal.messages)})


def _body(request: HttpRequest) -> bytes | None:
    try:
        body = request.body
    except (RequestDataTooBig, UnreadablePostError):
        return None
    return body if len(body) <= LARGEST else None


def _answer(status: int, facts: dict, **headers: str) -> HttpResponse:
    response = JsonResponse(facts, status=status, headers=headers)
    response["Cache-Control"] = "no-store"
    return response
