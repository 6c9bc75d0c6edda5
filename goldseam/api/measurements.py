"""Values of a series, in and out, for a program that holds a key of that series."""

from typing import Literal

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from goldseam.api.keys import KeyPace, SeriesKey, series_of
from goldseam.api.problems import Problem
from goldseam.api.sent import MOST, PointIn, Since, values_in
from goldseam.api.telling import Breached, Paused, SeriesOut, breached_on, paused_by, series_out
from goldseam.charts.responses import chart_response
from goldseam.measurements.models import Source
from goldseam.measurements.picture import picture_of

ADDRESS = "/{slug:organisation}/measurements/{int:number}"
ASKING: dict = {401: Problem, 404: Problem, 405: Problem, 429: Problem}
SENDING: dict = ASKING | {413: Problem, 415: Problem, 422: Problem}
HEADERS = {
    "responses": {
        status: {"headers": {name: {"required": True, "schema": {"type": "string"}}}}
        for status, name in {401: "WWW-Authenticate", 405: "Allow", 429: "Retry-After"}.items()
    }
}
POINT = PointIn.model_json_schema()
BODY = HEADERS | {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {"anyOf": [POINT, {"type": "array", "items": POINT, "minItems": 1, "maxItems": MOST}]}
            },
            "text/csv": {"schema": {"type": "string"}, "example": "at,value\n2026-03-01,4.2\n"},
        },
    }
}

CHARTS = ("image/svg+xml", "image/png", "text/csv", "application/json")
THEME = {"name": "theme", "in": "query", "schema": {"type": "string", "enum": ["light", "dark"], "default": "light"}}
CHART = {
    "parameters": [THEME],
    "responses": {200: {"content": {kind: {} for kind in CHARTS}}} | HEADERS["responses"],
}
Form = Literal["svg", "png", "csv", "json"]

PACE = KeyPace(120)
router = Router(auth=SeriesKey(), throttle=PACE, tags=["measurements"])


class AddedOut(Schema):
    """What became of the values. A value whose moment somebody took out of the series stays out."""

    added: int
    same: int
    corrected: int
    left_out: int
    paused: list[Paused]
    breached: list[Breached]


@router.post(
    f"{ADDRESS}/points",
    response={200: AddedOut} | SENDING,
    operation_id="add_points",
    url_name="points",
    openapi_extra=BODY,
)
def add_points(request: HttpRequest, organisation: str, number: int):
    """Adds values. The same request sent twice adds nothing the second time."""
    series = series_of(request, organisation, number)
    added = series.add(values_in(request, series), source=Source.API)
    told = {"added": added.new, "same": added.same, "corrected": added.corrected, "left_out": added.left_out}
    return told | {"paused": paused_by(series), "breached": breached_on(series)}


@router.get(
    ADDRESS,
    response={200: SeriesOut} | ASKING | {422: Problem},
    operation_id="read_series",
    url_name="series",
    openapi_extra=HEADERS,
)
def read_series(request: HttpRequest, organisation: str, number: int, since: Since = None):
    """The series with its newest points, the oldest first, and what they show in words."""
    series = series_of(request, organisation, number)
    return series_out(series, since)


@router.get(
    f"{ADDRESS}/chart.{{form}}",
    response={200: None} | ASKING,
    operation_id="read_chart",
    url_name="chart",
    openapi_extra=CHART,
)
def read_chart(request: HttpRequest, organisation: str, number: int, form: Form) -> HttpResponse:
    """The chart of the series as a picture, as a table, or as the description it is drawn from."""
    series = series_of(request, organisation, number)
    return chart_response(request, picture_of(series), form)
