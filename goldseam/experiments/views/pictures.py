"""The pictures on the page of an experiment: each measure with what was expected and, where it runs, its next value."""

from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.experiments.result.course import course_of, first_since_start
from goldseam.experiments.result.picture import picture_of_cycle
from goldseam.measurements.point_form import point_form


def picture_of_watched(cycle, watched, values_forms) -> dict:
    series = watched.series
    reading = course_of(cycle, series)
    first = first_since_start(cycle, reading)
    return {
        "series": series,
        "role": watched.get_role_display(),
        "chart": picture_of_cycle(cycle, series, reading),
        "links": _links(cycle, series),
        "values": 0 if first is None else len(reading.points) - first,
        "values_form": values_forms.get(series.number) or _values_form(series, reading),
    }


def picture_of_holding(cycle, holding) -> dict:
    series, is_gain = holding.series, holding.series == cycle.main
    picture = {
        "holding": holding,
        "is_gain": is_gain,
        "series": series,
        "role": _("Watched, so that the gain holds") if is_gain else _("Watched, so that it does not get worse"),
        "chart": picture_of_cycle(cycle, series),
        "links": _links(cycle, series),
    }
    question = _("Does it hold? %(measure)s") if is_gain else _("Does it stay as it was? %(measure)s")
    return titled(picture, question % {"measure": series})


def holdings_of(cycle):
    return cycle.adoption.holdings.select_related("series__organisation") if cycle.is_adopted else []


def titled(picture: dict, title: str) -> dict:
    """The same picture under another title: a page may show it twice."""
    return picture | {"chart": replace(picture["chart"], title=title)}


def _values_form(series, reading):
    form = point_form(series, newest=reading.points[-1] if reading.points else None)
    form.auto_id = f"values_{series.number}_%s"
    return form


def _links(cycle, series) -> dict[str, str]:
    args = [cycle.organisation.slug, cycle.number]
    return {
        form: f"{reverse('experiments:chart', args=[*args, form])}?series={series.number}"
        for form in ("svg", "png", "csv")
    }
