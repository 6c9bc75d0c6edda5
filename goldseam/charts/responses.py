"""A chart as the answer to a request: as picture, or as what is in it."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.text import slugify

from goldseam.charts.descriptions import Chart
from goldseam.charts.pictures import png, svg_alone
from goldseam.charts.plain import as_json
from goldseam.charts.tables import csv

SVG, PNG, CSV = "image/svg+xml", "image/png", "text/csv; charset=utf-8"


def chart_response(request: HttpRequest, chart: Chart, form: str) -> HttpResponse:
    """The chart in the form that the address asks for; `?theme=dark` for pictures on dark ground."""
    if form not in FORMS:
        raise Http404

    theme = "dark" if request.GET.get("theme") == "dark" else "light"
    response = FORMS[form](chart, theme)
    response["X-Content-Type-Options"] = "nosniff"
    if form == "csv":
        name = slugify(chart.title) or "chart"
        response["Content-Disposition"] = f'attachment; filename="{name[:60]}.csv"'
    return response


def _csv(chart: Chart, theme: str) -> HttpResponse:
    # Spreadsheets take a file without this mark for one in an old encoding.
    return HttpResponse("\ufeff" + csv(chart), content_type=CSV)


FORMS: dict[str, Callable[[Chart, str], HttpResponse]] = {
    "svg": lambda chart, theme: HttpResponse(svg_alone(chart, theme), content_type=SVG),
    "png": lambda chart, theme: HttpResponse(png(chart, theme), content_type=PNG),
    "csv": _csv,
    "json": lambda chart, theme: JsonResponse(as_json(chart)),
}
