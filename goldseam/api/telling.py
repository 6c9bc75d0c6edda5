"""How a series and what stands behind it look as JSON."""

from datetime import UTC, datetime

from django.db.models import Q
from ninja import Schema

from goldseam.common.mail import full
from goldseam.experiments.models import Cycle
from goldseam.guardrails.models import Breach, Watch
from goldseam.measurements.models import Point, Series
from goldseam.measurements.reading import read

MOST = 5_000  # Points in one answer, the newest.


class Paused(Schema):
    """An experiment that watches this series and stands still, with its page."""

    number: int
    page: str


class Breached(Schema):
    """A watch on this series that has fired, and rests until somebody arms it again; with its page."""

    number: int
    page: str


class PointOut(Schema):
    at: datetime
    value: float
    of: float | None
    note: str


class VerdictOut(Schema):
    """What the points show, what they do not show, and what is missing before more can be said."""

    shows: str
    does_not_show: str
    missing: str


class SeriesOut(Schema):
    """One thing that is measured again and again. `points` holds the newest of `count`, the oldest first."""

    number: int
    title: str
    definition: str
    kind: str
    unit: str
    of_what: str
    per: float
    better: str
    every: str
    page: str
    count: int
    median: float | None
    verdict: VerdictOut
    points: list[PointOut]


FACTS = ("number", "title", "definition", "kind", "unit", "of_what", "per", "better", "every")


def series_out(series: Series, since: datetime | None) -> dict:
    """The series as it is read today, with its points from `since` on."""
    reading, asked = read(series), series.points.standing()
    if since:
        asked = asked.filter(at__gte=since)
    return {name: getattr(series, name) for name in FACTS} | {
        "page": full(series.get_absolute_url()),
        "count": asked.count() if since else reading.n,
        "median": reading.run.centre,
        "verdict": {name: str(getattr(reading.verdict, name)) for name in VerdictOut.model_fields},
        "points": [point_out(point) for point in asked.order_by("-at")[:MOST][::-1]],
    }


def point_out(point: Point) -> dict:
    return {"at": point.at.astimezone(UTC), "value": point.amount, "of": point.of, "note": point.note}


def paused_by(series: Series) -> list[dict]:
    """Experiments that stand still and look at the series, or were paused by what watches it; a key of the series is
    told nothing more of them."""
    stopped = Breach.objects.filter(watch__series=series, re_armed_at=None).values("pauses__cycle")
    concerned = Q(watched__series=series) | Q(pk__in=stopped)
    paused = Cycle.objects.filter(concerned, organisation=series.organisation_id).paused().distinct()
    found = paused.select_related("organisation").order_by("number")
    return [{"number": cycle.number, "page": full(cycle.get_absolute_url())} for cycle in found]


def breached_on(series: Series) -> list[dict]:
    """Watches of the series that have fired and rest."""
    found = Watch.objects.filter(series=series).active().at_rest().select_related("organisation").order_by("number")
    return [{"number": watch.number, "page": full(watch.get_absolute_url())} for watch in found]
