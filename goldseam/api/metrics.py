"""The measures of an organisation, for Prometheus: a key opens those that everybody in it may see."""

import hashlib
from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import condition
from prometheus_client import exposition as plain
from prometheus_client.openmetrics import exposition as open_metrics

from goldseam.api.keys import SECONDS
from goldseam.api.problems import Refused, too_often, wrong_verb
from goldseam.common.pace import Pace
from goldseam.insights.exposition import EXPOSITIONS
from goldseam.insights.models import MetricsKey

PACE = Pace(60, SECONDS)
FRESH = 30  # Seconds.
READING = ("GET", "HEAD")
OPEN, OPEN_KIND = "application/openmetrics-text", "application/openmetrics-text; version=1.0.0; charset=utf-8"


@login_not_required
@csrf_exempt
def metrics(request: HttpRequest) -> HttpResponse:
    """Without a session: whoever has a key of an organisation reads its figures."""
    try:
        return _told(request, _key_of(request))
    except Refused as refused:
        answer = refused.answer
        answer["Content-Type"], answer["Cache-Control"] = "application/problem+json", "no-store"
        return answer


def _key_of(request: HttpRequest) -> MetricsKey:
    if request.method not in READING:
        raise wrong_verb(", ".join(READING))
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    key = MetricsKey.by_token(token.strip()) if scheme.lower() == "bearer" else None
    if key is None:
        told = _("Send a key for measures: Authorization: Bearer … Whoever manages the organisation makes one.")
        raise Refused(HTTPStatus.UNAUTHORIZED, told, **{"WWW-Authenticate": "Bearer"})
    if not PACE.allows(key.pk):
        refused = too_often()
        refused.headers["Retry-After"] = str(SECONDS)
        raise refused
    key.use()
    return key


def _told(request: HttpRequest, key: MetricsKey) -> HttpResponse:
    told = EXPOSITIONS.of(key.organisation)
    if OPEN in request.headers.get("Accept", "").lower():
        text, kind = open_metrics.generate_latest(told, version="1.0.0"), OPEN_KIND
    else:
        text, kind = plain.generate_latest(told), plain.CONTENT_TYPE_PLAIN_0_0_4
    mark = f'"{hashlib.sha256(kind.encode() + text).hexdigest()[:32]}"'
    answer = condition(etag_func=lambda request: mark)(lambda request: HttpResponse(text, content_type=kind))(request)
    answer["Cache-Control"] = f"private, max-age={FRESH}"
    patch_vary_headers(answer, ["Authorization", "Accept"])
    return answer
