"""The chart of a watched measurement: its values, the limit, and where it was crossed."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from goldseam.charts import descriptions as charts
from goldseam.measurements.figures import unit_of
from goldseam.measurements.labels import label_of
from goldseam.measurements.limits import Side
from goldseam.measurements.picture import picture_of
from goldseam.measurements.reading import read
from goldseam.verdicts.words import amount


def picture_of_watch(watch, breach=None, fired_at: Iterable = ()) -> charts.RunChart:
    """`breach` is told in the summary; `fired_at` are moments at which it would have fired, for trying it out."""
    reading = read(watch.series)
    picture = picture_of(watch.series, reading, kind="run")
    marked = {breach.measured_at} if breach else {*fired_at}
    return replace(
        picture,
        limits=list(_limits(watch, reading)),
        annotations=_notes(watch, picture, reading, marked),
        summary=breach.why if breach else _told(watch),
    )


def _limits(watch, reading) -> Iterable[charts.Band]:
    """The nearest limit alone: two lines on one side would be read as a corridor. Words name both."""
    rule = next((rule for rule in watch.rules if not rule.limits.lack), None)
    if rule is None or not reading.points:
        return
    heights = [rule.limits.for_unit(point) for point in reading.points]
    height = heights if rule.limits.share is not None else heights[0]
    last = len(reading.points) - 1
    if watch.side == Side.BELOW:
        yield charts.Band(0, last, None, height, lower_label=_("Limit"))
    else:
        yield charts.Band(0, last, height, None, upper_label=_("Limit"))


def _notes(watch, picture, reading, marked: set) -> list[charts.Note]:
    places = [place for place, point in enumerate(reading.points) if point.at in marked]
    fired = [charts.Note(place, _("Fires"), label_of(watch.series, reading.points[place].at)) for place in places]
    return [*picture.annotations, *fired]


def _told(watch) -> str:
    where = where_it_fires(watch)
    return _("Its limit: %(where)s.") % {"where": where} if where else watch.lack


def where_it_fires(watch) -> str:
    """Where its limits lie for the newest value, in words."""
    newest = watch.series.points.standing().order_by("-at").first()
    found = [rule.limits.for_unit(newest) if newest else rule.limits.at for rule in watch.rules]
    limits = [amount(at, str(unit_of(watch.series))) for at in found if at is not None]
    if len(limits) > 1:
        return _both(watch, *limits)
    words = _("below %(limit)s") if watch.side == Side.BELOW else _("above %(limit)s")
    return words % {"limit": limits[0]} if limits else ""


def _both(watch, near: str, far: str) -> str:
    below = _("below %(near)s twice running, or below %(far)s once")
    above = _("above %(near)s twice running, or above %(far)s once")
    return (below if watch.side == Side.BELOW else above) % {"near": near, "far": far}
