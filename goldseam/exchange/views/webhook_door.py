"""The door for other tools: a key in the address, JSON in the body, no session and no cookie."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from goldseam.common.pace import Pace
from goldseam.exchange.models import Hook
from goldseam.exchange.webhooks.sent import Sent

LARGEST = 1_000_000
SECONDS = 60
PACE = Pace(300, SECONDS)
HEADERS_READ = (
    "Authorization",
    "Content-Type",
    "Idempotency-Key",
    "Sentry-Hook-Resource",
    "Sentry-Hook-Signature",
    "webhook-id",
    "webhook-signature",
    "webhook-timestamp",
    "X-GitHub-Delivery",
    "X-GitHub-Event",
    "X-Gitlab-Token",
    "X-Hub-Signature-256",
    "X-PagerDuty-Signature",
    "X-Slack-Request-Timestamp",
    "X-Slack-Signature",
)


@login_not_required
@csrf_exempt
def door(request: HttpRequest, key: str) -> HttpResponse:
    """Takes what a tool reports, and answers at once what became of it."""
    if request.method != "POST":
        return _answer(405, _("This address answers to POST only."), {"Allow": "POST"})
    hook = Hook.by_key(key)
    if hook is None:
        return _answer(404, _("There is nothing here."))
    if not PACE.allows(hook.pk):
        return _answer(429, _("Too many at once. Wait for a minute."), {"Retry-After": str(SECONDS)})
    with timezone.override(None):
        return _received(hook, request)


def _received(hook: Hook, request: HttpRequest) -> HttpResponse:
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        return _answer(415, _("It is packed. Send it as it is, without Content-Encoding."))
    body = _body(request)
    if body is None:
        return _answer(413, _("Too large. Send at most one megabyte at once."))
    answer = hook.receive(Sent(body, {name: request.headers.get(name, "") for name in HEADERS_READ}))
    words = [heard.words() for heard in answer.told]
    return _answer(answer.status, _("already seen") if answer.is_replay else "; ".join(words[:5]), outcome=words[:100])


def _body(request: HttpRequest) -> bytes | None:
    try:
        body = request.body
    except (RequestDataTooBig, UnreadablePostError):
        return None
    return body if len(body) <= LARGEST else None


def _answer(status: int, detail: str, headers: dict | None = None, **more) -> HttpResponse:
    response = JsonResponse({"detail": detail} | more, status=status, headers=headers)
    response["Cache-Control"] = "no-store"
    return response
