"""How often a checklist is run, week by week, as a run chart."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Min
from django.db.models.functions import TruncWeek
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam import charts
from goldseam.statistics.run_charts import run_chart
from goldseam.verdicts import run_charts as said

WEEK = timedelta(weeks=1)
SHOWN = 26
FEWEST = 4  # With fewer weeks the list of runs says more.


def picture_of(artifact) -> charts.RunChart | None:
    """The full weeks of half a year, from the first run ever; None while there are few."""
    zone = ZoneInfo(artifact.organisation.time_zone)
    weeks = _weeks(_first_day(artifact, zone), zone)
    if len(weeks) < FEWEST:
        return None
    counts = _counts(artifact, zone)
    return _drawn(weeks, [counts.get(week, 0) for week in weeks], zone)


def _first_day(artifact, zone: ZoneInfo) -> date | None:
    first = artifact.runs.aggregate(first=Min("started_at"))["first"]
    return timezone.localdate(first, zone) if first else None


def _counts(artifact, zone: ZoneInfo) -> dict[date, int]:
    """Runs begun, by the Monday of their week."""
    week = TruncWeek("started_at", tzinfo=zone)
    runs = artifact.runs.filter(started_at__gte=timezone.now() - (SHOWN + 1) * WEEK)
    rows = runs.order_by().annotate(week=week).values("week").annotate(n=Count("pk"))
    return {row["week"].date(): row["n"] for row in rows}


def _weeks(first: date | None, zone: ZoneInfo) -> list[date]:
    monday = _monday(timezone.localdate(timezone=zone))
    mondays = [monday - back * WEEK for back in range(SHOWN, 0, -1)]
    return [week for week in mondays if first and week >= _monday(first)]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _drawn(weeks: list[date], values: list[int], zone: ZoneInfo) -> charts.RunChart:
    runs = run_chart(values)
    names = [date_format(week, "j M Y") for week in weeks]
    points = [
        charts.Point(datetime.combine(week, time(12), zone), name, value)
        for week, name, value in zip(weeks, names, values, strict=True)
    ]
    return charts.RunChart(
        _("Runs by week"),
        said.of(runs, names=lambda place: names[place]).shows,
        points=points,
        centre=[] if runs.centre is None else [charts.Segment(0, len(values) - 1, runs.centre, _("Median"))],
        signals=[
            charts.Signal(run.first, run.last, ngettext("%d on one side", "%d on one side", run.length) % run.length)
            for run in runs.long_runs
        ],
        unit=_("runs a week"),
    )
